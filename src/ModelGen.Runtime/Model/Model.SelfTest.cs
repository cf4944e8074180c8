using ModelGen.Memory;
using ModelGen.Serialization;
using ModelGen.Training;

namespace ModelGen;

public abstract partial class Model
{
    /// <summary>
    /// Writes a few inputs and what the model predicts for them, for a program elsewhere to compare its predictions with. Lies
    /// such a file beside embedded weights, as <c>digits.selftest.safetensors</c> beside <c>digits.safetensors</c>, the build
    /// embeds it too, and the model's <c>SelfTest()</c> reads it. The file appears complete or not at all.
    /// </summary>
    /// <param name="path">The file: of the weights' name, with <c>.selftest</c> before its extension.</param>
    /// <param name="data">Where the inputs come from, of the model's shape: its first samples. Targets are not looked at.</param>
    /// <param name="samples">How many; no more than there are.</param>
    /// <exception cref="ArgumentException">The data are of another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The model predicts infinity or no number, with which nothing could be compared.</exception>
    /// <exception cref="IOException">The file cannot be written, or the disk does not confirm that it has it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public void SaveSelfTest(string path, Dataset data, int samples = 8)
    {
        DataRules.CheckInputs(Info, data, nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        float[] inputs = new float[FloatCount.Of(int.Min(samples, data.Count), inputSize, "The inputs of the self-test", "Save fewer samples.")];
        for (int sample = 0; sample < inputs.Length / inputSize; sample++)
        {
            data.CopyInput(sample, inputs.AsSpan(sample * inputSize, inputSize));
        }

        SelfTestFile test = new(inputs, Predict(inputs));
        if (!Array.TrueForAll(test.Outputs, float.IsFinite))
        {
            throw new InvalidOperationException($"{Info.Name}.SaveSelfTest: the model predicts infinity or NaN, which cannot be compared. Train it, or load its weights.");
        }

        AtomicFile.Write(path, stream => test.Write(Info, stream));
    }

    /// <summary>Predicts what <see cref="SaveSelfTest"/> saved, and compares.</summary>
    /// <param name="file">The file that it wrote.</param>
    /// <exception cref="WeightsFormatException">The file is damaged, or none for this model.</exception>
    /// <exception cref="IOException">The file cannot be read, or there is none.</exception>
    public SelfTestResult RunSelfTest(WeightsSource file)
    {
        ArgumentNullException.ThrowIfNull(file);
        SelfTestFile test = SelfTestFile.Read(Info, file);
        return test.Compare(Info, Predict(test.Inputs));
    }
}
