using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Launches an optimizer's rule over all weights, a thread for each.</summary>
internal readonly struct UpdateLaunch(GpuStream gpu, UpdateArguments arguments) : IUpdateRuleAction
{
    /// <inheritdoc/>
    public void Invoke<TRule>(TRule rule)
        where TRule : unmanaged, IUpdateRule =>
        gpu.LaunchEach(Kernel, new Arguments<TRule> { Rule = rule, Of = arguments }, arguments.Length);

    /// <summary>Clips the gradient, then does what the CPU's loop does. Moments that the optimizer lacks are neither read nor written.</summary>
    private static void Kernel<TRule>(Arguments<TRule> arguments)
        where TRule : unmanaged, IUpdateRule
    {
        UpdateArguments of = arguments.Of;
        int i = Place.OfThread;
        if (i >= of.Length)
        {
            return;
        }

        GpuFloat gradient = GradientClipping.Clip(new GpuFloat(of.Gradients[i] * (of.Factor.Length > 0 ? of.Factor[0] : 1)), of.ClipValue);
        GpuFloat weight = new(of.Weights[i]);
        long place1 = (long)of.Length + i, place2 = (2 * (long)of.Length) + i;
        GpuFloat moment0 = new(of.MomentCount > 0 ? of.Moments[i] : 0);
        GpuFloat moment1 = new(of.MomentCount > 1 ? of.Moments[place1] : 0);
        GpuFloat moment2 = new(of.MomentCount > 2 ? of.Moments[place2] : 0);
        arguments.Rule.Update(gradient, ref weight, ref moment0, ref moment1, ref moment2);
        of.Weights[i] = weight.Value;
        if (of.MomentCount > 0)
        {
            of.Moments[i] = moment0.Value;
        }

        if (of.MomentCount > 1)
        {
            of.Moments[place1] = moment1.Value;
        }

        if (of.MomentCount > 2)
        {
            of.Moments[place2] = moment2.Value;
        }
    }

    internal struct Arguments<TRule>
        where TRule : unmanaged
    {
        internal TRule Rule;
        internal UpdateArguments Of;
    }
}

/// <summary>Holds the operands of an update, whatever its rule.</summary>
internal struct UpdateArguments
{
    internal ArrayView<float> Weights;
    internal ArrayView<float> Gradients;

    /// <summary>All moments, one after the other.</summary>
    internal ArrayView<float> Moments;

    /// <summary>Empty, or the one number that all gradients are multiplied by.</summary>
    internal ArrayView<float> Factor;

    /// <summary>Infinity for no cut.</summary>
    internal float ClipValue;
    internal int MomentCount;
    internal int Length;
}
