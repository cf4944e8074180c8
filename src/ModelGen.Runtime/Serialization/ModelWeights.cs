namespace ModelGen.Serialization;

/// <summary>
/// A model's weights as a safetensors file: one F32 tensor a parameter, under its name, in the order in which they lie in the
/// model, so that the file can take the place of the model's memory.
/// </summary>
internal static class ModelWeights
{
    /// <summary>Metadata that only checkpoints have: the version of what they hold beside weights.</summary>
    public const string CheckpointVersion = "checkpoint";

    /// <summary>The prefix of an optimizer's tensors in a checkpoint.</summary>
    public const string OptimizerPrefix = "optimizer/";

    /// <summary>The prefix of all other tensors in a checkpoint except the weights.</summary>
    public const string StatePrefix = "state/";

    /// <summary>Writes the parameters that <paramref name="info"/> finds in <paramref name="weights"/>, their seed, and what they were trained on.</summary>
    public static void Save(ModelInfo info, WeightSet weights, ulong seed, Stream stream)
    {
        IReadOnlyList<ParameterInfo> parameters = InMemoryOrder(info.Parameters);
        var writer = new SafetensorsWriter(
            stream,
            [.. parameters.Select(parameter => new TensorSpec(parameter.Name, parameter.Shape))],
            [
                new(MetadataNames.Model, info.Name), new(MetadataNames.Layout, MetadataNames.ChannelsLast), new(MetadataNames.Seed, ModelSeed.Text(seed)),
                .. DescriptionText.Entries(weights.TrainedOn),
            ]);
        foreach (ParameterInfo parameter in parameters)
        {
            writer.WriteNext(weights.Values.Slice(parameter.Offset, parameter.Length));
        }

        writer.Complete();
    }

    /// <summary>Reads a file to its end.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or its tensors are not the model's.</exception>
    public static WeightSet Read(ModelInfo info, Stream stream, string? file) => Copy(info, new SafetensorsReader(stream, file), file);

    /// <summary>Takes a file that lies in memory as it is, if it fits, and a copy of any other.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or its tensors are not the model's.</exception>
    public static WeightSet Use(ModelInfo info, WeightsSource source)
    {
        Stream stream = source.Open();
        var reader = new SafetensorsReader(stream, source.Name);
        if (stream is UnmanagedMemoryStream memory && LiesAsIn(info, reader.Tensors))
        {
            return new(info, memory) { Seed = SeedOf(reader), TrainedOn = DescriptionText.Find(reader.Metadata, info.InputSize, source.Name) };
        }

        using (stream)
        {
            return Copy(info, reader, source.Name);
        }
    }

    private static WeightSet Copy(ModelInfo info, SafetensorsReader reader, string? file)
    {
        WeightsMatch.Check(info, [.. reader.Tensors.Where(tensor => IsWeight(reader, tensor))], file);
        Dictionary<string, ParameterInfo> parameters = info.Parameters.ToDictionary(parameter => parameter.Name);
        WeightSet weights = new(info) { Seed = SeedOf(reader), TrainedOn = DescriptionText.Find(reader.Metadata, info.InputSize, file) };
        foreach (TensorEntry tensor in reader.Tensors)
        {
            if (parameters.TryGetValue(tensor.Name, out ParameterInfo? parameter))
            {
                reader.ReadNext(weights.Writable.Slice(parameter.Offset, parameter.Length));
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Complete();
        return weights;
    }

    private static ulong? SeedOf(SafetensorsReader reader) => ModelSeed.Parse(reader.Metadata.GetValueOrDefault(MetadataNames.Seed));

    /// <summary>Not what a checkpoint has for going on with training.</summary>
    private static bool IsWeight(SafetensorsReader reader, TensorEntry tensor) =>
        !reader.Metadata.ContainsKey(CheckpointVersion)
        || !(tensor.Name.StartsWith(OptimizerPrefix, StringComparison.Ordinal) || tensor.Name.StartsWith(StatePrefix, StringComparison.Ordinal));

    /// <summary>True if the file's tensors are the model's, each stored in the same type and place as the model would store it.</summary>
    private static bool LiesAsIn(ModelInfo info, IReadOnlyList<TensorEntry> tensors)
    {
        IReadOnlyList<ParameterInfo> parameters = InMemoryOrder(info.Parameters);
        bool lies = BitConverter.IsLittleEndian && parameters.Count == tensors.Count;
        for (int i = 0; lies && i < tensors.Count; i++)
        {
            lies = tensors[i].Name == parameters[i].Name
                && tensors[i].Type == TensorType.F32
                && tensors[i].Begin == (long)parameters[i].Offset * sizeof(float)
                && WeightsMatch.SameShape(parameters[i], tensors[i]);
        }

        return lies;
    }

    private static IReadOnlyList<ParameterInfo> InMemoryOrder(IReadOnlyList<ParameterInfo> parameters)
    {
        for (int i = 1; i < parameters.Count; i++)
        {
            if (parameters[i].Offset < parameters[i - 1].Offset)
            {
                return [.. parameters.OrderBy(parameter => parameter.Offset)];
            }
        }

        return parameters;
    }
}
