using ModelGen.Serialization;
using ModelGen.Training;

namespace ModelGen;

public abstract partial class Model
{
    /// <summary>
    /// All weights, each parameter at its <see cref="ParameterInfo.Offset"/>, zeros between them, up to the end of the last. A
    /// view of what the model has now: training changes it; after <c>SetWeights</c> and <c>Load</c> the model has other memory.
    /// </summary>
    public ReadOnlySpan<float> Weights => CurrentWeights.Values;

    /// <summary>
    /// Describes the data that the weights were trained on: its columns, classes, scaling and <see cref="Standardization"/>.
    /// <c>Fit</c> sets it, <see cref="Save(string)"/> keeps it in the file and <see cref="Load(string)"/> brings it back.
    /// Null for weights that were not trained, and for files that do not say. <c>Fit</c> and <c>Evaluate</c> refuse data that
    /// contradict it; set it to null to train on with other data.
    /// </summary>
    public DatasetDescription? TrainedOn
    {
        get => CurrentWeights.TrainedOn;
        set => CurrentWeights.TrainedOn = value;
    }

    /// <summary>Gives the model other weights, all at once: a prediction on another thread uses the old ones or the new ones.</summary>
    /// <param name="values">Laid out as <see cref="Weights"/>; values between parameters are ignored.</param>
    /// <exception cref="ArgumentException">There are not as many values as the model has.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model; callbacks may set weights.</exception>
    public void SetWeights(ReadOnlySpan<float> values)
    {
        if (values.Length != Weights.Length)
        {
            throw new ArgumentException(
                $"{Info.Name}.SetWeights: values has {values.Length} values; expected {Weights.Length}, laid out as in Weights (gaps included).", nameof(values));
        }

        Publish(Copy(values));
    }

    /// <summary>Gives the model other values of one parameter, as if all weights were set.</summary>
    /// <param name="parameter">Its name as in weight files: <c>conv2d_1.kernel</c>.</param>
    /// <param name="values">As many as the product of its shape, the last dimension contiguous.</param>
    /// <exception cref="ArgumentException">The model has no such parameter, or it has another length; the message says what there is.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model; callbacks may set weights.</exception>
    public void SetWeights(string parameter, ReadOnlySpan<float> values)
    {
        ParameterInfo info = Info.Parameters.FirstOrDefault(each => each.Name == parameter) ?? throw new ArgumentException(
            $"{Info.Name}.SetWeights: the model has no parameter '{parameter}'. It has: {string.Join(", ", Info.Parameters.Select(each => each.Name))}.", nameof(parameter));
        if (values.Length != info.Length)
        {
            throw new ArgumentException($"{Info.Name}.SetWeights: values has {values.Length} values; {parameter} has {info.Length}.", nameof(values));
        }

        lock (writing)
        {
            WeightSet next = new(Info) { TrainedOn = TrainedOn };
            Weights.CopyTo(next.Writable);
            values.CopyTo(next.Writable[info.Offset..]);
            Publish(next);
        }
    }

    /// <summary>
    /// Writes the weights to a safetensors file: one F32 tensor a parameter, named <c>conv2d_1.kernel</c> and so on, and
    /// <see cref="TrainedOn"/> in its metadata.
    /// Its folder is made if need be. The file appears complete or not at all, unless it is a mount of its own; if writing fails,
    /// an older file stays as it was.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written, or the disk does not confirm that it has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>
    /// Writes the weights in safetensors format, with <see cref="Seed"/> and <see cref="TrainedOn"/> in the metadata, and leaves the
    /// stream open. The same content gives the same bytes.
    /// </summary>
    public void Save(Stream stream) => ModelWeights.Save(Info, CurrentWeights, Seed, stream);

    /// <summary>Reads weights from a safetensors file. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">
    /// The file is damaged, or its tensors are not exactly this model's: the message lists those that are missing,
    /// unexpected or of another shape. F16, BF16 and F64 tensors are converted.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the model; callbacks may load weights.</exception>
    public void Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Publish(ModelWeights.Read(Info, stream, path));
    }

    /// <summary>Reads weights in safetensors format from the stream, to its end. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">The content is damaged or not this model's, as for a file.</exception>
    public void Load(Stream stream) => Publish(ModelWeights.Read(Info, stream, file: null));

    /// <summary>Reads weights from the bytes of a safetensors file. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">The content is damaged or not this model's, as for a file.</exception>
    public unsafe void Load(ReadOnlySpan<byte> file)
    {
        fixed (byte* bytes = file)
        {
            using Stream stream = file.IsEmpty ? Stream.Null : new UnmanagedMemoryStream(bytes, file.Length);
            Load(stream);
        }
    }

    /// <summary>Takes the weights of a file, where they lie if that is possible; the model copies them before it changes them. If that fails, the model is unchanged.</summary>
    /// <exception cref="WeightsFormatException">The file is damaged, or its tensors are not exactly this model's.</exception>
    /// <exception cref="IOException">The file cannot be read, or there is none.</exception>
    public void Load(WeightsSource file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Publish(ModelWeights.Use(Info, file));
    }

    internal WeightSet CurrentWeights => Volatile.Read(ref weights);

    /// <summary>The weights for the trainer, which says <see cref="WeightsChanged"/> when it has written them.</summary>
    internal Span<float> WritableWeights => (CurrentWeights is { IsOwned: true } current ? current : Own()).Writable;

    internal void PrepareForInference(ReadOnlySpan<float> weights, Span<float> prepared) => PrepareInference(weights, prepared);

    internal void WeightsChanged() => CurrentWeights.Changed();

    /// <summary>Copies weights that lie in a file.</summary>
    private WeightSet Own()
    {
        lock (writing)
        {
            if (!CurrentWeights.IsOwned)
            {
                Volatile.Write(ref weights, Copy(Weights));
            }

            return CurrentWeights;
        }
    }

    private WeightSet Copy(ReadOnlySpan<float> values)
    {
        WeightSet copy = new(Info) { TrainedOn = TrainedOn };
        foreach (ParameterInfo parameter in Info.Parameters)
        {
            values.Slice(parameter.Offset, parameter.Length).CopyTo(copy.Writable[parameter.Offset..]);
        }

        return copy;
    }

    /// <summary>Takes the model for a training: from now on, no other thread gives it weights.</summary>
    /// <exception cref="InvalidOperationException">It is being trained.</exception>
    internal void ReserveFor(Reservation training)
    {
        lock (writing)
        {
            training.Take(occupancy, "the model", "Train a model of its own on each thread");
        }
    }

    /// <exception cref="InvalidOperationException">Another thread trains the model: its next step would mix old weights and new ones.</exception>
    private void Publish(WeightSet next)
    {
        lock (writing)
        {
            if (occupancy.Current is { IsHere: false } training)
            {
                throw new InvalidOperationException(
                    $"{Info.Name} is given weights while {training} trains it. Wait until that call has returned, or set weights from a callback.");
            }

            AdoptSeed(next.Seed);
            Volatile.Write(ref weights, next);
        }
    }
}
