using ModelGen.Simd;

namespace ModelGen.Tests.Kernels;

internal static class Widths
{
    /// <summary>Runs the action on every width that this machine has and that <paramref name="channels"/> fill.</summary>
    public static void ForEach<TAction>(int channels, TAction action)
        where TAction : struct, IWidthAction
    {
        action.Invoke<F32x1>();
        Try<F32x4, TAction>(channels, action);
        Try<F32x8, TAction>(channels, action);
        Try<F32x16, TAction>(channels, action);
        Try<Pair<F32x4>, TAction>(channels, action);
        Try<Pair<F32x8>, TAction>(channels, action);
        Try<Pair<F32x16>, TAction>(channels, action);
    }

    private static void Try<V, TAction>(int channels, TAction action)
        where V : unmanaged, IVector<V>
        where TAction : struct, IWidthAction
    {
        if (V.IsSupported && channels >= V.Count)
        {
            action.Invoke<V>();
        }
    }
}
