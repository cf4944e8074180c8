using System.Globalization;

namespace ModelGen.Serialization;

/// <summary>Inputs and their outputs as a safetensors file of two tensors: inputs, (samples, input shape), and outputs, (samples, output shape).</summary>
internal sealed class SelfTestFile(float[] inputs, float[] outputs)
{
    private const string InputsName = "inputs";
    private const string OutputsName = "outputs";

    /// <summary>
    /// Another vector width adds in another order, and Winograd's kernels differ from direct ones by 2e-5 of the largest sum:
    /// allowed is five times that of a sample's largest output, and what is left of an output near 0.
    /// </summary>
    private const float Relative = 1e-4f;

    private const float Absolute = 1e-5f;

    public float[] Inputs { get; } = inputs;

    public float[] Outputs { get; } = outputs;

    public void Write(ModelInfo model, Stream stream)
    {
        int samples = Inputs.Length / model.InputSize;
        SafetensorsWriter writer = new(
            stream,
            [new(InputsName, [samples, .. model.InputShape]), new(OutputsName, [samples, .. model.OutputShape])],
            [new("selftest", "1"), new("model", model.Name)]);
        writer.WriteNext(Inputs);
        writer.WriteNext(Outputs);
        writer.Complete();
    }

    /// <exception cref="WeightsFormatException">It is damaged, or its tensors are not inputs and outputs of the model.</exception>
    public static SelfTestFile Read(ModelInfo model, WeightsSource source)
    {
        using Stream stream = source.Open();
        SafetensorsReader reader = new(stream, source.Name);
        if (reader.Tensors is not [{ Name: InputsName } inputs, { Name: OutputsName } outputs]
            || !IsOf(inputs, model.InputShape) || !IsOf(outputs, model.OutputShape) || inputs.Shape[0] != outputs.Shape[0])
        {
            throw new WeightsFormatException(
                source.Name, null,
                $"this is not a self-test of {model.Name}. Expected 'inputs' (n, {Text(model.InputShape)}) and 'outputs' (n, {Text(model.OutputShape)}), in this order; found "
                + $"{string.Join(", ", reader.Tensors.Take(4).Select(tensor => $"{Quote.Short(tensor.Name)} {Quote.Shape(tensor.Shape)}"))}.");
        }

        SelfTestFile test = new(new float[inputs.Count], new float[outputs.Count]);
        reader.ReadNext(test.Inputs);
        reader.ReadNext(test.Outputs);
        reader.Complete();
        return test;
    }

    /// <summary>Against what the model predicts for the inputs.</summary>
    public SelfTestResult Compare(ModelInfo model, float[] predicted)
    {
        float largest = 0;
        string? failure = null;
        for (int first = 0; first < predicted.Length; first += model.OutputSize)
        {
            float scale = 0;
            for (int i = first; i < first + model.OutputSize; i++)
            {
                scale = float.Max(scale, float.Abs(Outputs[i]));
            }

            for (int i = first; i < first + model.OutputSize; i++)
            {
                float difference = float.Abs(predicted[i] - Outputs[i]);
                largest = float.Max(largest, difference); // Not a number stays.
                if (!(difference <= Absolute + (Relative * scale)))
                {
                    failure ??= string.Create(
                        CultureInfo.InvariantCulture,
                        $"{model.Name}: sample {first / model.OutputSize}, output {i - first} is {predicted[i]}, but {Outputs[i]} was saved; the self-test belongs to other weights, or this program computes incorrectly");
                }
            }
        }

        return new(predicted.Length / model.OutputSize, largest, failure);
    }

    /// <summary>A sample or more of the shape.</summary>
    private static bool IsOf(TensorEntry tensor, IReadOnlyList<int> shape) =>
        tensor.Count is > 0 and <= int.MaxValue / sizeof(float) && tensor.Shape.Skip(1).SequenceEqual(shape.Select(dimension => (long)dimension));

    private static string Text(IReadOnlyList<int> shape) => string.Join(", ", shape.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));
}
