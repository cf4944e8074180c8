using System;
using System.Collections.Immutable;
using System.Linq;

namespace ModelGen.Generator.Foreign;

/// <summary>Arguments of layers as users of Keras and PyTorch write them: the name, and text in the place of an enum's member.</summary>
internal static class ForeignArguments
{
    private static readonly ImmutableDictionary<string, string> renamed = new (string Foreign, string Ours)[]
    {
        ("out_features", "units"), ("out_channels", "filters"), ("stride", "Strides"), ("bias", "UseBias"), ("dilation", "DilationRate"), ("p", "rate"),
        ("kernel_regularizer", "KernelL2"),
    }.ToImmutableDictionary(pair => pair.Foreign, pair => pair.Ours);

    /// <summary>The ours of a name among those that a layer has, as that is written: strides: Strides, kernel_size: kernelSize. Null for none.</summary>
    public static string? Name(string foreign, ImmutableArray<string> ours)
    {
        string name = renamed.TryGetValue(foreign, out string? other) ? other : foreign.Replace("_", "");
        return ours.FirstOrDefault(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>same: Padding.Same, relu: Activation.ReLU, he_uniform: Initializer.HeUniform. Null for what is none.</summary>
    public static (string Type, string Member)? Member(string name, string text) => name switch
    {
        "Padding" => Member(typeof(Padding), text),
        "Activation" => Member(typeof(Activation), text == "swish" ? "silu" : text),
        "KernelInitializer" or "BiasInitializer" => Member(typeof(Initializer), text),
        _ => null,
    };

    private static (string, string)? Member(Type type, string text) =>
        Enum.GetNames(type).FirstOrDefault(member => string.Equals(member, text.Replace("_", ""), StringComparison.OrdinalIgnoreCase)) is { } member
            ? (type.Name, member)
            : null;
}
