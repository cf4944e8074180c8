using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// Gives an operation the operands of its kernel calls: the slots and weights around one node, under the usual letters (x
/// input, y output, dx and dy their gradients).
/// </summary>
internal sealed class NodeCode(ModelGraph graph, Node node, Phase phase, bool needsInputGradient, Target target)
{
    private readonly List<KernelCall> calls = [];

    public Node Node => node;

    public Node InputNode => graph.InputOf(node);

    public Shape Input => InputNode.Shape;

    public Shape Output => node.Shape;

    /// <summary>True if backward computes the gradient of X: in a training pass with a trainable layer before this node.</summary>
    public bool NeedsInputGradient => needsInputGradient;

    public ImmutableArray<KernelCall> Calls => calls.ToImmutableArray();

    public Target Target => target;

    public string ShapeStruct => node.Identifier + "Shape";

    public SlotOperand X(Halo halo = default) => Slot(InputNode, isGradient: false, halo, writes: false);

    public SlotOperand Y(bool writes = false) => Slot(node, isGradient: false, Halo.None, writes);

    public SlotOperand DX(bool writes = true) => Slot(InputNode, isGradient: true, Halo.None, writes);

    public SlotOperand DY(Halo halo = default, bool writes = false) => Slot(node, isGradient: true, halo, writes);

    public Operand Weight(string role) => Member(Variables.Weights, role);

    public Operand WeightGradient(string role) => Member(Variables.WeightGradients, role);

    public Operand Prepared(string role) => Member(Variables.Prepared, role);

    /// <summary>
    /// Floats that the kernels of this method may use as they like. They hold anything at first, and keep what is written until
    /// the last call of the method that takes the same role.
    /// </summary>
    /// <param name="role">What they are for, in Pascal case: <c>Tiles</c>.</param>
    /// <param name="floats">Altogether, not for each sample.</param>
    public AuxiliaryOperand Scratch(string role, long floats) => phase == Phase.Prepare
        ? throw new InvalidOperationException($"{node.Name} asks for scratch while it prepares, where there is no arena.")
        : new(node.Name, node.Identifier + phase + role, AuxiliaryKind.Scratch, floats, Writes: true);

    /// <summary>Bytes that forward writes and backward reads; only in a training pass, see <see cref="NeedsInputGradient"/>.</summary>
    /// <param name="role">What they say, in Pascal case: <c>Index</c>.</param>
    /// <param name="bytesPerSample">Samples lie one after the other.</param>
    public AuxiliaryOperand Saved(string role, long bytesPerSample) =>
        new(node.Name, node.Identifier + role, AuxiliaryKind.Saved, bytesPerSample, Writes: phase == Phase.Forward);

    public Operand Samples => new(Variables.Samples, Variables.Samples);

    public static Operand Pass(string member) => new(Variables.Pass, Variables.Pass + "." + member);

    /// <summary>The type that computes an activation. Qualified, since users may have a class of that name.</summary>
    public static string TypeOf(Activation activation) => $"{TypeNames.Kernels}.{activation}";

    public void Call(string method, ImmutableArray<string> typeArguments, params Operand[] operands) =>
        calls.Add(new(method, typeArguments, [.. operands]));

    /// <summary>A call that gives a summand of the loss; on a device it adds to each sample's loss there and gives nothing.</summary>
    public void CallLoss(string method, ImmutableArray<string> typeArguments, params Operand[] operands) =>
        calls.Add(new(method, typeArguments, [.. operands], AddsLoss: target == Target.Cpu));

    public void Copy(SlotOperand from, SlotOperand to) =>
        calls.Add(new("Layout.Copy", [], [from, to, Samples]) { IsCopy = true });

    /// <summary>Zeroes the border of a slot that is in use.</summary>
    public static KernelCall ClearBorder(SlotOperand slot) =>
        new("Layout.ClearBorder", [], [slot with { Writes = false }, new(Variables.Samples, Variables.Samples)]) { ClearsBorder = true };

    private SlotOperand Slot(Node of, bool isGradient, Halo halo, bool writes) =>
        new(new(of.Name, isGradient), of.Identifier, target == Target.Cpu ? halo : Halo.None, writes);

    /// <summary>A node's weights of one role, as they are printed.</summary>
    public static string TextOf(string variable, Node node, string role) => $"{variable}.{node.Identifier}{role}";

    private Operand Member(string variable, string role) => new(variable, TextOf(variable, node, role));
}
