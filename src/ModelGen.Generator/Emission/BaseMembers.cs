using System.Collections.Generic;
using ModelGen.Generator.Members;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>
/// Writes the members that a model's class takes from its bases, <c>Model</c> and <c>TrainableModel</c>: constructors, and
/// the signatures of overrides. A skeleton has the same ones as a complete model.
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

    /// <summary>From a seed, and from the weights of a file.</summary>
    public IEnumerable<(Member Member, string Parameter, string Argument)> Constructors =>
    [
        (GeneratedMembers.FromSeed, "ulong? seed = null", "seed"),
        (GeneratedMembers.FromWeights, $"{writer.Types["WeightsSource"]} weights", "weights"),
    ];

    /// <summary>Lists the members that every model overrides.</summary>
    public IEnumerable<(Member Member, string Signature)> InInference => [(GeneratedMembers.Infer, Infer)];

    /// <summary>Lists the further members that a trainable model overrides.</summary>
    public IEnumerable<(Member Member, string Signature)> InTraining =>
    [
        (GeneratedMembers.TrainingInput, TrainingInput), (GeneratedMembers.PrepareParts, PrepareParts), (GeneratedMembers.Prepare, Prepare),
        (GeneratedMembers.Forward, Forward), (GeneratedMembers.Backward, Backward),
    ];

    private string Map => writer.Types["FeatureMap"];

    private string Floats => writer.Types["Span"] + "<float>";

    private string Weights => writer.Types["ReadOnlySpan"] + "<float> weights";

    private string TrainingPass => $"in {writer.Types["TrainingPass"]} pass";

    /// <param name="docs">One for each of <see cref="Constructors"/>.</param>
    public void WriteConstructors(string className, params string[] docs)
    {
        int number = 0;
        writer.Separated(Constructors, constructor =>
        {
            writer.Doc(docs[number++]);
            writer.Line($"public {Identifier.Escape(className)}({constructor.Parameter})");
            using (writer.Indent())
            {
                writer.Line($": base(info, {constructor.Argument})");
            }

            using (writer.Braces())
            {
            }
        });
    }

    public void WriteOverride(string signature, string body)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override {signature} => {body};");
    }
}
