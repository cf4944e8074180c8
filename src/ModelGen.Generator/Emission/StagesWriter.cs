using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>
/// A half of a pass as a method: all layer methods in order or, where the plan has stages, a loop over the samples for each
/// stage and a method of its own for the layers of each.
/// </summary>
/// <param name="name">The method's: <c>Forward</c>.</param>
/// <param name="passType">The type of its argument.</param>
/// <param name="locals">What layer methods take, and what of the pass it is made from.</param>
internal sealed class StagesWriter(
    CodeWriter writer, PassPlan plan, string name, string passType, params (string Variable, string Type, string Span)[] locals)
{
    private const string First = "first";

    /// <param name="methods">In the order in which they run.</param>
    /// <param name="start">What comes before the layers; takes how to get at the activations.</param>
    /// <param name="end">What follows the layers; takes the same and the number of samples.</param>
    public void Write(
        string doc, ImmutableArray<LayerMethod> methods, System.Func<string, string>? start = null, System.Func<string, string, string>? end = null)
    {
        bool givesLoss = methods.Any(MethodWriter.GivesLoss);
        bool isWhole = plan.Stages.Length == 1 || methods.IsEmpty;
        writer.Doc(doc);
        using (writer.Block($"public static {(givesLoss ? "double" : "void")} {name}(in {passType} pass)"))
        {
            string activations = $"new ActivationSlots({locals.First(local => local.Variable == Variables.Activations).Span})";
            if (start is not null)
            {
                writer.Line(start(activations));
            }

            if (isWhole)
            {
                PassBody.Write(writer, Dialect.Cpu, methods, locals);
            }
            else
            {
                WriteLoops(Stages(methods), givesLoss);
            }

            if (end is not null)
            {
                writer.Line(isWhole && !methods.IsEmpty ? end(Variables.Activations, Variables.Samples) : end(activations, "pass.Samples"));
            }
        }

        foreach ((Stage stage, string method, ImmutableArray<LayerMethod> layers) in isWhole ? [] : Stages(methods))
        {
            writer.Line();
            WriteStage(stage, method, layers);
        }
    }

    private void WriteLoops(IReadOnlyList<(Stage Stage, string Method, ImmutableArray<LayerMethod> Layers)> stages, bool givesLoss)
    {
        // Most often the loss comes from the last stage alone, which sees all samples.
        bool isSummed = givesLoss && !(GivesLoss(stages[stages.Count - 1]) && IsWhole(stages[stages.Count - 1].Stage) && stages.Count(GivesLoss) == 1);
        if (isSummed)
        {
            writer.Line("double loss = 0;");
        }

        writer.Separated(stages, stage =>
        {
            string start = (!GivesLoss(stage) ? "" : isSummed ? "loss += " : "return ") + stage.Method;
            if (IsWhole(stage.Stage))
            {
                writer.Line($"{start}(pass);");
                return;
            }

            string count = Invariant.Text(stage.Stage.Samples);
            using (writer.Block($"for (int {First} = 0; {First} < pass.Samples; {First} += {count})"))
            {
                writer.Line($"{start}(pass.Part({First}, {count}), {First});");
            }
        });
        if (isSummed)
        {
            writer.Line();
            writer.Line("return loss;");
        }
    }

    private void WriteStage(Stage stage, string method, ImmutableArray<LayerMethod> layers)
    {
        bool isLoop = !IsWhole(stage);
        string names = Layers(plan, stage);
        writer.Doc(isLoop
            ? $"{names}: {Invariant.Counted(stage.Samples, "sample")} at a time. {First} is the number of the first among those of the whole pass."
            : $"{names}: all samples at a time.");
        string result = layers.Any(MethodWriter.GivesLoss) ? "double" : "void";
        using (writer.Block($"private static {result} {method}(in {passType} pass{(isLoop ? ", int " + First : "")})"))
        {
            PassBody.Write(
                writer, Dialect.Cpu, layers,
                [.. locals.Select(local => isLoop && TakesFirst(local.Variable) ? local with { Span = $"{local.Span}, {First}" } : local)]);
        }
    }

    /// <summary>
    /// Groups the methods by stage and leaves out empty stages. The order is that of the methods: backward begins with the
    /// last stage.
    /// </summary>
    private List<(Stage Stage, string Method, ImmutableArray<LayerMethod> Layers)> Stages(ImmutableArray<LayerMethod> methods) =>
    [
        .. plan.Stages
            .Select((stage, number) => (stage, method: $"{name}Stage{Invariant.Text(number + 1)}", layers: plan.Within(stage, methods)))
            .Where(stage => stage.layers.Length > 0)
            .OrderBy(stage => methods.IndexOf(stage.layers[0])),
    ];

    private bool IsWhole(Stage stage) => stage.Samples == plan.MicroBatch;

    private static bool GivesLoss((Stage Stage, string Method, ImmutableArray<LayerMethod> Layers) stage) => stage.Layers.Any(MethodWriter.GivesLoss);

    private bool TakesFirst(string variable) => variable switch
    {
        Variables.Activations => plan.HasSharedSlots(isGradient: false),
        Variables.Gradients => plan.HasSharedSlots(isGradient: true),
        Variables.Auxiliary => plan.HasSharedAuxiliaries,
        _ => false,
    };

    /// <summary><c>conv2d_1 to max_pool2d_1</c></summary>
    public static string Layers(PassPlan plan, Stage stage)
    {
        ImmutableArray<Node> nodes = plan.Code.Graph.Nodes;
        List<string> layers = [.. nodes.Skip(stage.First).Take(stage.Last - stage.First + 1).Where(node => node.Operation is not InputOperation).Select(node => node.Name.TrimStart('.'))];
        return layers.Count switch
        {
            0 => nodes[stage.First].Name,
            1 => layers[0],
            _ => $"{layers[0]} to {layers[layers.Count - 1]}",
        };
    }
}
