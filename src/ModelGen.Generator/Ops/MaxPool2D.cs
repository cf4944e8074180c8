using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[MaxPool2D]</summary>
internal sealed record MaxPool2D(Window Window) : Pool2D(Window)
{
    public override string Kind => "MaxPool2D";

    public override string Formula => $"y = max of {Windows}";

    public override Explanation Explain(Shape input, Shape output) => new(
        [$"y[h, w, c] = the largest x[{Window.Places(input)}, c] over the {Window.Size} window's i, j."],
        [],
        "dx gets dy[h, w, c] where the window's first maximum was, and 0 elsewhere: only the largest value had influence.");

    public static Operation Read(LayerReader reader) => new MaxPool2D(ReadWindow(reader));

    /// <summary>The role of the indices that forward saves for backward.</summary>
    public const string IndexRole = "Index";

    /// <summary>True if the preceding convolution pools as it stores; set by fusion.</summary>
    public bool IsFused { get; init; }

    /// <summary>True if windows are 2x2, side by side and entirely inside a map.</summary>
    public bool Halves(Shape input) =>
        Window is { Rows: { Size: 2, Stride: 2, Dilation: 1 }, Columns: { Size: 2, Stride: 2, Dilation: 1 } }
        && Window.InputHalo(input) == Halo.None && input.Height >= 2 && input.Width >= 2;

    /// <summary>True if a byte can hold the position of an output in its window. Backward then needs no values.</summary>
    public bool HasIndex => (long)Window.Rows.Size * Window.Columns.Size <= 256;

    /// <summary>One value a window costs nothing.</summary>
    public override bool CanDifferentiate(Activation activation) => HasIndex && new ActivationOperation(activation).DerivativeFromOutput;

    public override void Forward(NodeCode code)
    {
        if (IsFused)
        {
            return;
        }

        if (code.NeedsInputGradient && HasIndex)
        {
            code.Call("MaxPool2D.Forward", [code.ShapeStruct], code.X(), code.Y(writes: true), Index(code), code.Samples);
        }
        else
        {
            code.Call("MaxPool2D.Forward", [code.ShapeStruct], code.X(), code.Y(writes: true), code.Samples);
        }
    }

    public override void Backward(NodeCode code)
    {
        if (!code.NeedsInputGradient)
        {
            return;
        }

        if (HasIndex)
        {
            code.Call(
                "MaxPool2D.Backward", [code.ShapeStruct, NodeCode.TypeOf(InputActivation)],
                Index(code), InputActivation == Activation.Linear ? Operand.Constant("default") : code.Y(), code.DY(), code.DX(), code.Samples);
        }
        else
        {
            code.Call("MaxPool2D.Backward", [code.ShapeStruct], code.X(), code.Y(), code.DY(), code.DX(), code.Samples);
        }
    }

    /// <summary>For each output, the number of the maximum in its window.</summary>
    private static Operand Index(NodeCode code) => code.Saved(IndexRole, code.Output.Size);
}
