using System.Runtime.CompilerServices;

namespace ModelGen.Simd;

/// <summary>
/// Chooses a vector width: the widest that this machine has and that the data fill. Both are constants where a kernel asks
/// with a constant channel count, so only the chosen width is ever compiled.
/// </summary>
internal static class Width
{
    /// <summary>Runs the action on the widest vector of at most <paramref name="channels"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fit<TAction>(int channels, TAction action)
        where TAction : struct, IWidthAction, allows ref struct
    {
        if (F32x16.IsSupported && channels >= F32x16.Count)
        {
            action.Invoke<F32x16>();
        }
        else if (F32x8.IsSupported && channels >= F32x8.Count)
        {
            action.Invoke<F32x8>();
        }
        else if (F32x4.IsSupported && channels >= F32x4.Count)
        {
            action.Invoke<F32x4>();
        }
        else
        {
            action.Invoke<F32x1>();
        }
    }

    /// <summary>
    /// Runs the action as <see cref="Fit"/> does, but with two vectors side by side where the channels fill them: for tiles
    /// in registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FitPair<TAction>(int channels, TAction action)
        where TAction : struct, IWidthAction, allows ref struct
    {
        if (F32x16.IsSupported && channels >= 2 * F32x16.Count)
        {
            action.Invoke<Pair<F32x16>>();
        }
        else if (!F32x16.IsSupported && F32x8.IsSupported && channels >= 2 * F32x8.Count)
        {
            action.Invoke<Pair<F32x8>>();
        }
        else if (!F32x8.IsSupported && F32x4.IsSupported && channels >= 2 * F32x4.Count)
        {
            action.Invoke<Pair<F32x4>>();
        }
        else
        {
            Fit(channels, action);
        }
    }
}
