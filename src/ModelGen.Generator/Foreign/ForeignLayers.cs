using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Foreign;

/// <summary>Maps a layer of another library to ModelGen's.</summary>
/// <param name="Library">Whose name it is; null for one of ours in other letters.</param>
/// <param name="Kind">Our kind of layer; null where there is none.</param>
/// <param name="Function">The activation that it is.</param>
/// <param name="TakesInputs">Whether its first argument is the number of inputs, which follows from the layer above here.</param>
internal sealed record ForeignLayer(string? Library, string? Kind, Activation? Function = null, bool TakesInputs = false);

/// <summary>Names of layers as users of Keras and PyTorch know them.</summary>
internal static class ForeignLayers
{
    private const string Keras = "Keras";
    private const string PyTorch = "PyTorch";

    private static readonly ImmutableDictionary<string, ForeignLayer> all = Renamed().Concat(Missing()).ToImmutableDictionary();

    /// <summary>Null for a name that is nobody's, and for one of ours as it is written.</summary>
    public static ForeignLayer? Find(string name) =>
        OpTable.Kinds.ContainsKey(name) ? null
        : all.TryGetValue(name, out ForeignLayer? layer) ? layer
        : OpTable.Kinds.Keys.FirstOrDefault(kind => string.Equals(kind, name, StringComparison.OrdinalIgnoreCase)) is { } kind ? new(null, kind)
        : null;

    private static IEnumerable<KeyValuePair<string, ForeignLayer>> Renamed()
    {
        foreach ((string library, string name, string kind, bool takesInputs) in (IEnumerable<(string, string, string, bool)>)
        [
            (Keras, "MaxPooling2D", "MaxPool2D", false), (Keras, "AveragePooling2D", "AvgPool2D", false), (Keras, "GlobalAveragePooling2D", "GlobalAvgPool2D", false),
            (Keras, "GlobalMaxPooling2D", "GlobalMaxPool2D", false), (Keras, "Convolution2D", "Conv2D", false),
            (PyTorch, "Linear", "Dense", true), (PyTorch, "Conv2d", "Conv2D", true), (PyTorch, "MaxPool2d", "MaxPool2D", false), (PyTorch, "AvgPool2d", "AvgPool2D", false),
            (PyTorch, "AdaptiveAvgPool2d", "GlobalAvgPool2D", false), (PyTorch, "AdaptiveMaxPool2d", "GlobalMaxPool2D", false), (PyTorch, "Unflatten", "Reshape", false),
        ])
        {
            yield return new(name, new(library, kind, TakesInputs: takesInputs));
        }

        foreach (Activation function in (Activation[])Enum.GetValues(typeof(Activation)))
        {
            if (function != Activation.Linear)
            {
                yield return new(function.ToString(), new("Keras's and PyTorch", "Activation", function));
            }
        }

        yield return new("Swish", new(Keras, "Activation", Activation.SiLU));
    }

    /// <summary>Lists the layers that ModelGen has no counterpart for yet.</summary>
    private static IEnumerable<KeyValuePair<string, ForeignLayer>> Missing() => new[]
    {
        "BatchNorm", "BatchNormalization", "BatchNorm1d", "BatchNorm2d", "LayerNormalization", "LayerNorm", "GroupNormalization", "GroupNorm", "InstanceNorm2d",
        "UnitNormalization", "Normalization", "SimpleRNN", "RNN", "LSTM", "GRU", "Bidirectional", "TimeDistributed", "Embedding", "Attention", "MultiHeadAttention",
        "MultiheadAttention", "Transformer", "Conv1D", "Conv1d", "Conv3D", "Conv3d", "Conv1DTranspose", "Conv2DTranspose", "ConvTranspose2d", "SeparableConv2D",
        "MaxPooling1D", "MaxPool1D", "MaxPool1d", "AveragePooling1D", "AvgPool1d", "GlobalAveragePooling1D", "GlobalMaxPooling1D", "MaxPooling3D", "ZeroPadding2D", "ZeroPad2d",
        "Cropping2D", "UpSampling2D", "Upsample", "SpatialDropout2D", "Dropout2d", "AlphaDropout", "GaussianNoise", "GaussianDropout", "PReLU", "ThresholdedReLU",
        "Permute", "RepeatVector", "Lambda", "Add", "Concatenate", "Multiply", "Average", "RandomFlip", "RandomRotation", "RandomCrop", "RandomZoom", "Resizing",
        "CategoryEncoding", "StringLookup", "TextVectorization", "Discretization",
    }.Select(name => new KeyValuePair<string, ForeignLayer>(name, new(null, null)));
}
