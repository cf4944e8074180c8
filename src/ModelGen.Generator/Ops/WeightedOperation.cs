using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>Implements the common part of layers with a kernel and a bias: their arguments, and the code around the kernel calls.</summary>
internal abstract record WeightedOperation : Operation
{
    public required WeightedArguments Arguments { get; init; }

    /// <summary>An activation that the kernel applies as it stores; put here by fusion, never by the parser.</summary>
    public Activation Epilogue { get; init; } = Activation.Linear;

    /// <summary>True if the gradient of Y is already multiplied by the epilogue's derivative; set by fusion.</summary>
    public bool IsDifferentiatedByReader { get; init; }

    /// <summary>A max pooling that the kernel does as it stores, so that Y itself has no memory; put here by fusion.</summary>
    public FusedPooling? Pooling { get; init; }

    public override LayerFacts Facts => new(Arguments.Activation);

    /// <summary>Describes the operations fused into the kernel's stores, for <see cref="Operation.Method"/>.</summary>
    protected string Fused => (Epilogue == Activation.Linear ? "" : $", {Epilogue} as it stores")
        + (Pooling is null ? "" : $", pooled into {Pooling.Pool} as it stores");

    /// <summary>The class of kernels: <c>Conv2D</c>.</summary>
    protected abstract string Kernels { get; }

    /// <summary>The border of zeros around X that forward and the kernel's gradient look at.</summary>
    protected virtual Halo InputHalo(Shape input) => Halo.None;

    /// <summary>The border of zeros around Y's gradient that X's gradient looks at.</summary>
    protected virtual Halo GradientHalo(Shape input) => Halo.None;

    /// <summary>The kernel in the layout that X's gradient reads.</summary>
    protected virtual Operand InputGradientKernel(NodeCode code) => code.Target == Target.Gpu ? code.Weight("Kernel") : code.Prepared("Kernel");

    /// <summary>Keras's fans of a vector are its length.</summary>
    protected Parameter Bias(int outputs) => new(
        "Bias", Shape.Of(outputs), Arguments.BiasInitializer, outputs, outputs, Arguments.BiasL1, Arguments.BiasL2);

    protected string Activated(string formula)
    {
        string activated = Epilogue == Activation.Linear ? formula : $"{Epilogue}({formula})";
        return Pooling is null ? $"y = {activated}" : $"y = max of {activated} over 2x2";
    }

    public override Explanation Explain(Shape input, Shape output)
    {
        Explanation sums = ExplainSums(input, output);
        string epilogue = $"y = {Epilogue}(z) = {ActivationFormulas.Function(Epilogue)}.";
        string pooling = "Of each 2x2 window of y only the largest is stored.";
        string gradient = IsDifferentiatedByReader
            ? $"dy arrives as dz: the next layer has multiplied it by {Epilogue}'."
            : ActivationFormulas.Gradient(Epilogue) + ".";
        bool isLinear = Epilogue == Activation.Linear;
        return sums with
        {
            Forward = [.. sums.Forward, .. isLinear ? (string[])["y = z."] : [epilogue], .. Pooling is null ? (string[])[] : [pooling]],
            WeightGradients = [isLinear ? "dz = dy." : gradient, .. sums.WeightGradients],
        };
    }

    /// <summary>z without the activation, and the gradients from dz.</summary>
    public abstract Explanation ExplainSums(Shape input, Shape output);

    /// <summary>Functions so short that the kernels apply them to sums in registers.</summary>
    public override bool CanDifferentiate(Activation activation) => activation is Activation.ReLU or Activation.LeakyReLU;

    /// <summary>The kernel in the layout that forward reads.</summary>
    protected virtual Operand ForwardKernel(NodeCode code) => code.Weight("Kernel");

    /// <summary>Returns the operand that the kernel's gradient is summed in.</summary>
    protected virtual Operand KernelGradient(NodeCode code) => code.WeightGradient("Kernel");

    /// <summary>Memory that forward's kernel has for itself.</summary>
    protected virtual ImmutableArray<Operand> ForwardScratch(NodeCode code) => [];

    public override void Forward(NodeCode code)
    {
        Operand bias = Arguments.UseBias ? code.Weight("Bias") : Operand.Constant("default");
        if (Pooling is { } pooling)
        {
            code.Call(
                $"{Kernels}.ForwardMaxPool", [code.ShapeStruct, pooling.ShapeStruct, NodeCode.TypeOf(Epilogue)],
                [code.X(InputHalo(code.Input)), ForwardKernel(code), bias, pooling.Y, pooling.Index, .. ForwardScratch(code), code.Samples]);
        }
        else
        {
            code.Call(
                $"{Kernels}.Forward", [code.ShapeStruct, NodeCode.TypeOf(Epilogue)],
                [code.X(InputHalo(code.Input)), ForwardKernel(code), bias, code.Y(writes: true), .. ForwardScratch(code), code.Samples]);
        }
    }

    public override void Backward(NodeCode code)
    {
        DifferentiateEpilogue(code);
        if (Arguments.UseBias)
        {
            code.Call("Bias.Gradient", [], code.DY(), code.WeightGradient("Bias"), code.Samples);
        }

        code.Call(
            $"{Kernels}.KernelGradient", [code.ShapeStruct],
            code.X(InputHalo(code.Input)), code.DY(), KernelGradient(code), code.Samples);
        if (code.NeedsInputGradient)
        {
            code.Call(
                $"{Kernels}.InputGradient", [code.ShapeStruct, NodeCode.TypeOf(InputActivation)],
                code.DY(GradientHalo(code.Input)), InputGradientKernel(code), ActivatedInput(code), code.DX(), code.Samples);
        }
    }

    /// <summary>Multiplies the gradient of Y by the epilogue's derivative, unless it comes so.</summary>
    protected void DifferentiateEpilogue(NodeCode code)
    {
        if (Epilogue != Activation.Linear && !IsDifferentiatedByReader)
        {
            code.Call("Activations.Backward", [NodeCode.TypeOf(Epilogue)], code.Y(), code.DY(), code.DY(writes: true), code.Samples);
        }
    }

    /// <summary>X where its gradient is multiplied by the derivative of what gave it, else nothing.</summary>
    protected Operand ActivatedInput(NodeCode code) => InputActivation == Activation.Linear ? Operand.Constant("default") : code.X();

    public override void Prepare(NodeCode code)
    {
        if (code.NeedsInputGradient)
        {
            code.Call($"{Kernels}.TransposeKernel", [code.ShapeStruct], code.Weight("Kernel"), code.Prepared("Kernel"));
        }
    }
}
