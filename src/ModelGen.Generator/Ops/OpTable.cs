using System;
using System.Collections.Immutable;

namespace ModelGen.Generator.Ops;

/// <summary>Every kind of layer, by its attribute's name without the suffix. The only such list.</summary>
internal static class OpTable
{
    public static readonly ImmutableDictionary<string, Func<LayerReader, Operation>> Kinds =
        new (string Kind, Func<LayerReader, Operation> Read)[]
        {
            ("Activation", ActivationOperation.Read),
            ("AvgPool2D", AvgPool2D.Read),
            ("Conv2D", Conv2D.Read),
            ("Dense", Dense.Read),
            ("DepthwiseConv2D", DepthwiseConv2D.Read),
            ("Dropout", Dropout.Read),
            ("Flatten", Flatten.Read),
            ("GlobalAvgPool2D", GlobalAvgPool2D.Read),
            ("GlobalMaxPool2D", GlobalMaxPool2D.Read),
            ("MaxPool2D", MaxPool2D.Read),
            ("Rescaling", Rescaling.Read),
            ("Reshape", Reshape.Read),
        }.ToImmutableDictionary(entry => entry.Kind, entry => entry.Read);
}
