namespace ModelGen.Onnx.Export;

/// <summary>A model's tensors by name.</summary>
internal sealed class Parameters(Model model)
{
    private readonly Dictionary<string, ParameterInfo> byName = model.Info.Parameters.ToDictionary(parameter => parameter.Name);

    public ParameterInfo this[string name] => byName[name];

    public ReadOnlySpan<float> Values(string name) => model.Weights.Slice(byName[name].Offset, byName[name].Length);
}
