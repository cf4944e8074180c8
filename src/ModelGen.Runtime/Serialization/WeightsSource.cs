using System.Reflection;

namespace ModelGen;

/// <summary>
/// A safetensors file that a model may use where it lies, instead of a copy: <c>new DigitClassifier(WeightsSource.Embedded(…))</c>.
/// </summary>
/// <remarks>
/// That needs 32-bit floats in the order in which <see cref="Model.Save(string)"/> writes them. Other files, and those of
/// models with alignment gaps between parameters, are copied and converted as <see cref="Model.Load(string)"/> does.
/// </remarks>
public sealed class WeightsSource
{
    private readonly Func<Stream> open;

    /// <summary>A file that can be opened any number of times; one in memory stays there as long as its stream is reachable.</summary>
    internal WeightsSource(string name, Func<Stream> open)
    {
        Name = name;
        this.open = open;
    }

    /// <summary>What messages call it.</summary>
    internal string Name { get; }

    /// <summary>A file that is part of a program: <c>&lt;EmbeddedResource Include="digits.safetensors" LogicalName="digits.safetensors" /&gt;</c>.</summary>
    /// <param name="assembly">The assembly that it is embedded in: <c>typeof(DigitClassifier).Assembly</c>.</param>
    /// <param name="name">Its LogicalName.</param>
    public static WeightsSource Embedded(Assembly assembly, string name) =>
        new(name, () => assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(
            $"{assembly.GetName().Name} has no embedded file '{name}'. It has: {string.Join(", ", assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))}. "
            + "Embed it with <EmbeddedResource Include=\"…\" LogicalName=\"…\" /> in the project.", name));

    /// <summary>Stands at the first byte.</summary>
    internal Stream Open() => open();
}
