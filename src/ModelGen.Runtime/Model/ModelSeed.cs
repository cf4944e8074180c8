using System.Globalization;

namespace ModelGen;

/// <summary>Draws seeds, and reads and writes them as a file's metadata.</summary>
internal static class ModelSeed
{
    /// <summary>Draws a seed of 32 bits: people copy it.</summary>
    /// <remarks>The shared generator is seeded by the system, without OpenSSL.</remarks>
    public static ulong Random() => (ulong)System.Random.Shared.NextInt64(1L << 32);

    /// <summary>Returns the seed as metadata has it.</summary>
    public static string Text(ulong seed) => seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a seed; null where there is none, or no number.</summary>
    public static ulong? Parse(string? text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : null;
}
