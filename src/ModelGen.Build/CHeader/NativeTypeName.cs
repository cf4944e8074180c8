using System.Reflection.Metadata;

namespace ModelGen.Build;

/// <summary>
/// <c>[NativeTypeName("const float*")]</c>, any attribute of that name, says how C spells a type: C# has no const, and no char
/// of a byte. The type has to stay the same otherwise.
/// </summary>
internal static class NativeTypeName
{
    /// <summary>Returns the attribute's argument, or null.</summary>
    public static string? Of(MetadataReader reader, CustomAttributeHandleCollection attributes) =>
        AttributeValues.Find(reader, attributes, name => name.Substring(name.LastIndexOf('.') + 1) == "NativeTypeNameAttribute")
            ?.FixedArguments.FirstOrDefault().Value as string;

    /// <summary>True if the C spelling denotes that type; const, and the choice among the one-byte types, may differ.</summary>
    /// <param name="type">As the header writes it without the attribute: <c>uint8_t*</c>.</param>
    public static bool Fits(string spelling, string type)
    {
        string[] words = Words(spelling);
        string[] expected = Words(type);
        return words.Length > 0 && words.Skip(1).SequenceEqual(expected.Skip(1)) &&
            (words[0] == expected[0] || (IsByte(words[0]) && IsByte(expected[0])));
    }

    private static bool IsByte(string type) => type is "char" or "int8_t" or "uint8_t";

    /// <summary>But for const: a name, then the stars.</summary>
    private static string[] Words(string type) =>
        [.. type.Replace("*", " * ").Split([' '], StringSplitOptions.RemoveEmptyEntries).Where(word => word != "const")];
}
