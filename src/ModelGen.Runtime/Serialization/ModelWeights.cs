namespace ModelGen.Serialization;

/// <summary>A model's weights as a safetensors file: one F32 tensor a parameter, under its name, in layer order.</summary>
internal static class ModelWeights
{
    /// <summary>Writes the parameters that <paramref name="info"/> finds in <paramref name="weights"/>.</summary>
    public static void Save(ModelInfo info, ReadOnlySpan<float> weights, Stream stream)
    {
        var writer = new SafetensorsWriter(
            stream,
            [.. info.Parameters.Select(parameter => new TensorSpec(parameter.Name, parameter.Shape))],
            [new("model", info.Name), new("layout", "channels_last")]);
        foreach (ParameterInfo parameter in info.Parameters)
        {
            writer.WriteNext(weights.Slice(parameter.Offset, parameter.Length));
        }

        writer.Complete();
    }

    /// <summary>
    /// Reads <paramref name="stream"/> to its end into new <paramref name="weights"/>, which are of use only if it does not
    /// throw.
    /// </summary>
    /// <exception cref="WeightsFormatException">The file is damaged, or its tensors are not the model's.</exception>
    public static void Read(ModelInfo info, Span<float> weights, Stream stream, string? file = null)
    {
        var reader = new SafetensorsReader(stream, file);
        Dictionary<string, ParameterInfo> parameters = info.Parameters.ToDictionary(parameter => parameter.Name);
        WeightsMatch.Check(info, reader.Tensors, file);
        foreach (TensorEntry tensor in reader.Tensors)
        {
            ParameterInfo parameter = parameters[tensor.Name];
            reader.ReadNext(weights.Slice(parameter.Offset, parameter.Length));
        }

        reader.Complete();
    }
}
