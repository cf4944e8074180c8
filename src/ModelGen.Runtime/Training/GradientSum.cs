using System.Numerics.Tensors;
using ModelGen.Memory;
using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Adds up the lanes' gradients, always in the lanes' order.</summary>
internal sealed class GradientSum(IReadOnlyList<Lane> lanes, Arena sum) : IWork
{
    public void Run(WorkerPool pool) => pool.Run(this, WeightRange.Count(sum.Length));

    /// <inheritdoc/>
    public void Invoke(int index, int worker)
    {
        (int start, int length) = WeightRange.Of(index, sum.Length);
        Span<float> total = sum.Span.Slice(start, length);
        lanes[0].Gradients.Slice(start, length).CopyTo(total);
        for (int lane = 1; lane < lanes.Count; lane++)
        {
            TensorPrimitives.Add(total, lanes[lane].Gradients.Slice(start, length), total);
        }
    }
}
