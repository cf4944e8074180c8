using ILGPU;
using ILGPU.Runtime;
using ModelGen.Memory;

namespace ModelGen.Training;

/// <summary>
/// The samples of one batch in page-locked memory, which a device reads and writes by itself, and their copy on the device:
/// one batch travels while another is computed.
/// </summary>
internal sealed class HostBatch : IDisposable
{
    private const string Repair = "Use a smaller batch.";

    private readonly Dataset data;
    private readonly ModelInfo info;
    private readonly float[]? classWeights;
    private readonly PageLockedArray1D<float> inputs;
    private readonly PageLockedArray1D<float> targets;
    private readonly PageLockedArray1D<float>? sampleWeights;
    private readonly PageLockedArray1D<float> outputs;
    private readonly PageLockedArray1D<float> losses;
    private readonly PageLockedArray1D<double> penalty;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> deviceInputs;

    /// <param name="classWeights">A factor on the loss of each class; null for 1.</param>
    public HostBatch(Accelerator accelerator, ModelInfo info, Dataset data, int capacity, float[]? classWeights)
    {
        this.data = data;
        this.info = info;
        this.classWeights = classWeights;
        inputs = accelerator.AllocatePageLocked1D<float>(FloatCount.Of(capacity, info.InputSize, "The inputs of a batch", Repair));
        targets = accelerator.AllocatePageLocked1D<float>(FloatCount.Of(capacity, info.TargetSize, "The targets of a batch", Repair));
        sampleWeights = classWeights is null ? null : accelerator.AllocatePageLocked1D<float>(capacity);
        outputs = accelerator.AllocatePageLocked1D<float>(FloatCount.Of(capacity, info.OutputSize, "The outputs of a batch", Repair));
        losses = accelerator.AllocatePageLocked1D<float>(capacity);
        penalty = accelerator.AllocatePageLocked1D<double>(1);
        deviceInputs = accelerator.Allocate1D<float>((long)capacity * info.InputSize);
    }

    public int Samples { get; private set; }

    /// <summary>The sum of the samples' losses, in their order.</summary>
    public double LossSum
    {
        get
        {
            double sum = 0;
            foreach (float loss in losses.Span[..Samples])
            {
                sum += loss;
            }

            return sum;
        }
    }

    /// <summary>The regularisers' share of the loss, before the step.</summary>
    public double Penalty => penalty.Span[0];

    public Predictions Predictions => new()
    {
        Outputs = outputs.Span[..(Samples * info.OutputSize)],
        Targets = targets.Span[..(Samples * info.TargetSize)],
        SampleWeights = sampleWeights is null ? [] : sampleWeights.Span[..Samples],
        Samples = Samples,
        OutputSize = info.OutputSize,
        TargetSize = info.TargetSize,
    };

    /// <summary>The inputs on the device, once they have arrived.</summary>
    public ArrayView<float> DeviceInputs => deviceInputs.View.BaseView.SubView(0, (long)Samples * info.InputSize);

    /// <summary>Gathers the samples with these numbers.</summary>
    public void Fill(ReadOnlySpan<int> samples)
    {
        Samples = samples.Length;
        for (int place = 0; place < samples.Length; place++)
        {
            data.CopyInput(samples[place], inputs.Span.Slice(place * info.InputSize, info.InputSize));
            data.CopyTarget(samples[place], targets.Span.Slice(place * info.TargetSize, info.TargetSize));
            if (classWeights is not null)
            {
                sampleWeights!.Span[place] = classWeights[data.ClassOf(samples[place])];
            }
        }
    }

    /// <summary>Sends the inputs on their way.</summary>
    public void SendInputs(AcceleratorStream stream) => Send(stream, inputs, deviceInputs.View.BaseView, (long)Samples * info.InputSize);

    /// <summary>Sends what the losses look at.</summary>
    public void SendTargets(AcceleratorStream stream, ArrayView<float> targetsOf, ArrayView<float> sampleWeightsOf)
    {
        Send(stream, targets, targetsOf, (long)Samples * info.TargetSize);
        if (sampleWeights is not null)
        {
            Send(stream, sampleWeights, sampleWeightsOf, Samples);
        }
    }

    /// <summary>Fetches outputs, losses and penalty; they are there when the stream has come to its end.</summary>
    public void Fetch(AcceleratorStream stream, ArrayView<float> outputsOf, ArrayView<float> lossesOf, ArrayView<double> penaltyOf)
    {
        outputsOf.SubView(0, (long)Samples * info.OutputSize).CopyTo(stream, outputs.ArrayView.SubView(0, (long)Samples * info.OutputSize));
        lossesOf.SubView(0, Samples).CopyTo(stream, losses.ArrayView.SubView(0, Samples));
        if (penaltyOf.Length > 0)
        {
            penaltyOf.CopyTo(stream, penalty.ArrayView);
        }
    }

    public void Dispose()
    {
        inputs.Dispose();
        targets.Dispose();
        sampleWeights?.Dispose();
        outputs.Dispose();
        losses.Dispose();
        penalty.Dispose();
        deviceInputs.Dispose();
    }

    private static void Send(AcceleratorStream stream, PageLockedArray1D<float> from, ArrayView<float> to, long floats) =>
        to.SubView(0, floats).CopyFrom(stream, from.ArrayView.SubView(0, floats));
}
