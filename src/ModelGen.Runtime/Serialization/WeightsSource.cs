using System.Reflection;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// A safetensors file that a model can use in place, instead of a copy: <c>new DigitClassifier(WeightsSource.Mapped(path))</c>.
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

    /// <summary>Gets the source's name for messages.</summary>
    internal string Name { get; }

    /// <summary>A file that is part of a program. One that a model names has a shorter way, its <c>Shared</c>.</summary>
    /// <param name="assembly">The assembly that it is embedded in: <c>typeof(DigitClassifier).Assembly</c>.</param>
    /// <param name="name">For a <c>ModelWeights</c> item its path relative to the project's folder, with '/'; else its LogicalName.</param>
    public static WeightsSource Embedded(Assembly assembly, string name) =>
        new(name, () => assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(
            $"{assembly.GetName().Name} has no embedded file '{name}'. It has: {string.Join(", ", assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))}. "
            + "Embed weights with <ModelWeights Include=\"…\" /> in the project; the self-test that SaveSelfTest wrote next to them is embedded too.", name));

    /// <summary>
    /// A file that is mapped into memory: models of several processes share its pages, and those that nobody uses are never read.
    /// It stays mapped until the process ends. Replace such a file, as <see cref="Model.Save(string)"/> does, and never write
    /// into it: a model would change under a prediction, and a file that is cut short ends the process.
    /// </summary>
    /// <param name="path">Opened when a model takes the weights, which throws what opening a file does.</param>
    public static WeightsSource Mapped(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path, () => MappedFile.Open(path));
    }

    /// <summary>Stands at the first byte.</summary>
    internal Stream Open() => open();
}
