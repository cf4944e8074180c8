using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The class's public face: constants, summary, constructor, named weights.</summary>
internal static class ModelFile
{
    public static GeneratedFile Write(ModelPlan plan) => GeneratedFile.Write(
        plan.Spec, "Model", "shapes, summary and named weights.",
        writer =>
        {
            WriteConstants(writer, plan);
            WriteSummary(writer, plan);
            new BaseMembers(writer).WriteConstructors(
                plan.Spec.ClassName,
                "A network with initial weights, from a random seed unless one is given; Seed tells it. The same seed gives the same weights.",
                "A network with the weights of a file, such as one that is part of the program. They are used in place, and copied before they change.");
            WriteViews(writer, plan);
            WriteInfo(writer, plan);
        },
        writer => WriteRemarks(writer, plan),
        plan.Training is null ? "Model" : "TrainableModel");

    private static void WriteRemarks(CodeWriter writer, ModelPlan plan)
    {
        writer.Line("/// <remarks>");
        writer.Line("/// <code>");
        foreach (string line in SummaryTable.Lines(plan))
        {
            writer.Line("/// " + CodeWriter.Escape(line));
        }

        writer.Line("/// </code>");
        writer.Line("/// </remarks>");
    }

    private static void WriteConstants(CodeWriter writer, ModelPlan plan)
    {
        Constant("int", "InputSize", plan.Graph.InputNode.Shape.Size, $"Floats of one sample, {plan.Graph.InputNode.Shape}.");
        Constant("int", "OutputSize", plan.Graph.OutputNode.Shape.Size, $"Floats of one prediction, {plan.Graph.OutputNode.Shape}.");
        Constant("int", "ParameterCount", plan.Weights.Sum(weight => (long)weight.Length), "Numbers that training learns.");
        Constant("long", "MultiplyAdds", plan.Graph.TotalMultiplyAdds, "Products and sums of one prediction.");

        void Constant(string type, string name, long value, string doc)
        {
            writer.Doc(doc);
            writer.Line($"public const {type} {name} = {Invariant.Text(value)};");
            writer.Line();
        }
    }

    private static void WriteSummary(CodeWriter writer, ModelPlan plan)
    {
        writer.Doc("Every layer with its output shape, parameters, multiply-adds, activation function and the memory of its output, for one sample.");
        writer.Line("public const string Summary = \"\"\"");
        using (writer.Indent())
        {
            foreach (string line in SummaryTable.Lines(plan))
            {
                writer.Line(line.TrimEnd());
            }

            writer.Line("\"\"\";");
        }

        writer.Line();
    }

    private static void WriteViews(CodeWriter writer, ModelPlan plan)
    {
        string weights = plan.Spec.HasMember("Weights") ? "base.Weights" : "Weights";
        foreach (WeightSlot weight in plan.Weights)
        {
            writer.Line();
            writer.Doc($"{weight.Name}, {weight.Parameter.Shape}, of {weight.Node.Operation.Formula}: a view, not a copy.");
            writer.Line($"public {writer.Types["ReadOnlySpan"]}<float> {weight.Identifier} => {Slice(weights, weight.Offset, weight.Length)};");
        }
    }

    private static void WriteInfo(CodeWriter writer, ModelPlan plan)
    {
        writer.Line();
        using (writer.Block($"private static readonly {writer.Types["ModelInfo"]} info = new()", "};"))
        {
            writer.Line($"Name = \"{plan.Spec.ClassName}\",");
            writer.Line($"InputShape = {Items(plan.Graph.InputNode.Shape)},");
            if (plan.Spec.InputMaximum > 0)
            {
                writer.Line($"InputMaximum = {Invariant.Literal((float)plan.Spec.InputMaximum)},");
            }

            writer.Line($"OutputShape = {Items(plan.Graph.OutputNode.Shape)},");
            writer.Line($"Loss = {writer.Types["Loss"]}.{plan.Spec.Loss},");
            writer.Line("MultiplyAdds = MultiplyAdds,");
            writer.Line($"WeightsLength = {Invariant.Text(plan.WeightsLength)},");
            writer.Line($"InferencePreparedLength = {Invariant.Text(plan.Inference.Prepared.Length)},");
            writer.Line($"Inference = new(MicroBatch: {Invariant.Text(plan.Inference.MicroBatch)}, ArenaLength: {Invariant.Text(plan.Inference.ArenaLength)}),");
            if (plan.Training is { } training)
            {
                writer.Line($"PreparedLength = {Invariant.Text(training.Prepared.Length)},");
                writer.Line($"GradientsLength = {Invariant.Text(plan.GradientsLength)},");
                writer.Line($"Training = new(MicroBatch: {Invariant.Text(training.MicroBatch)}, ArenaLength: {Invariant.Text(training.ArenaLength)}),");
            }

            if (plan.Weights.IsEmpty)
            {
                writer.Line("Parameters = [],");
                return;
            }

            writer.Line("Parameters =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (WeightSlot weight in plan.Weights)
                {
                    WriteParameter(writer, weight);
                }
            }

            writer.Line("],");
        }
    }

    private static void WriteParameter(CodeWriter writer, WeightSlot weight)
    {
        using (writer.Block("new()", "},"))
        {
            Parameter parameter = weight.Parameter;
            writer.Line($"Name = \"{weight.Name}\", Layer = \"{weight.Node.Name}\", Shape = {Items(parameter.Shape)},");
            writer.Line($"Offset = {Invariant.Text(weight.Offset)}, Length = {Invariant.Text(weight.Length)},");
            writer.Line($"Initializer = {writer.Types["Initializer"]}.{parameter.Initializer}, FanIn = {Invariant.Text(parameter.FanIn)}, FanOut = {Invariant.Text(parameter.FanOut)},");
            if (parameter.L1 > 0 || parameter.L2 > 0)
            {
                writer.Line($"L1 = {Invariant.Literal(parameter.L1)}, L2 = {Invariant.Literal(parameter.L2)},");
            }
        }
    }

    public static string Slice(string span, int offset, int length) => $"{span}.Slice({Invariant.Text(offset)}, {Invariant.Text(length)})";

    public static string Items(Shape shape) => "[" + string.Join(", ", shape.Dimensions.Select(dimension => Invariant.Text(dimension))) + "]";
}
