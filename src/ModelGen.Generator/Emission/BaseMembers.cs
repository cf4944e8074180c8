namespace ModelGen.Generator.Emission;

/// <summary>
/// What a model's class takes from its bases, <c>Model</c> and <c>TrainableModel</c>: constructors, and the signatures of what
/// it overrides. A skeleton has the same as a whole model.
/// </summary>
internal sealed class BaseMembers(CodeWriter writer)
{
    public string Infer => $"void Infer(in {writer.Types["InferencePass"]} pass)";

    public string PrepareInference => $"void PrepareInference({Weights}, {Floats} prepared)";

    public string TrainingInput => $"{Map} TrainingInput({Floats} arena)";

    public string PrepareParts => "int PrepareParts";

    public string Prepare => $"void Prepare(int part, {Weights}, {Floats} prepared)";

    public string Forward => $"double Forward({TrainingPass})";

    public string Backward => $"void Backward({TrainingPass})";

    public string Finish => $"void Finish({Floats} gradients)";

    private string Map => writer.Types["FeatureMap"];

    private string Floats => writer.Types["Span"] + "<float>";

    private string Weights => writer.Types["ReadOnlySpan"] + "<float> weights";

    private string TrainingPass => $"in {writer.Types["TrainingPass"]} pass";

    /// <summary>From a seed, and from the weights of a file.</summary>
    public void WriteConstructors(string className, string fromSeed, string fromWeights)
    {
        WriteConstructor(className, "ulong? seed = null", "seed", fromSeed);
        writer.Line();
        WriteConstructor(className, $"{writer.Types["WeightsSource"]} weights", "weights", fromWeights);
    }

    public void WriteOverride(string signature, string body)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override {signature} => {body};");
    }

    private void WriteConstructor(string className, string parameter, string argument, string doc)
    {
        writer.Doc(doc);
        writer.Line($"public {Identifier.Escape(className)}({parameter})");
        using (writer.Indent())
        {
            writer.Line($": base(info, {argument})");
        }

        using (writer.Braces())
        {
        }
    }
}
