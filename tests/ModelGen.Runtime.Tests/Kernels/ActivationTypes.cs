using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests.Kernels;

internal interface IActivationAction
{
    void Invoke<TActivation>()
        where TActivation : struct, IActivation;
}

/// <summary>The struct that computes each <see cref="Activation"/>.</summary>
internal static class ActivationTypes
{
    public static TheoryData<Activation> All => new(Enum.GetValues<Activation>().Where(function => function != Activation.Softmax));

    public static void Visit<TAction>(Activation function, TAction action)
        where TAction : IActivationAction
    {
        switch (function)
        {
            case Activation.Linear: action.Invoke<Linear>(); break;
            case Activation.ReLU: action.Invoke<ReLU>(); break;
            case Activation.LeakyReLU: action.Invoke<LeakyReLU>(); break;
            case Activation.ELU: action.Invoke<ELU>(); break;
            case Activation.SELU: action.Invoke<SELU>(); break;
            case Activation.GELU: action.Invoke<GELU>(); break;
            case Activation.SiLU: action.Invoke<SiLU>(); break;
            case Activation.Sigmoid: action.Invoke<Sigmoid>(); break;
            case Activation.Tanh: action.Invoke<Tanh>(); break;
            case Activation.Softplus: action.Invoke<Softplus>(); break;
            default: throw new ArgumentOutOfRangeException(nameof(function));
        }
    }
}
