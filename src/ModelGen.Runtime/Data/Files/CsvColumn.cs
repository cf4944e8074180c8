namespace ModelGen;

/// <summary>A column of a table: one of its file, or what an encoder makes of one.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Index">Its place in the file.</param>
/// <param name="Category">The text, in UTF-8, whose cells are 1 and all others 0; null for the numbers in the cells.</param>
internal sealed record CsvColumn(string Name, int Index, byte[]? Category = null);
