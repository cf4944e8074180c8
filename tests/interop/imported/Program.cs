using ModelGen;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;

// NETWORKS WEIGHTS: what each imported class predicts, beside the test vector of the ONNX file that it came from.
// Both sum in float32, in different orders: 1e-5 + 1e-4 of the expected number.
bool agrees = true;
foreach (Model model in Imported.All.Models)
{
    string folder = Path.Combine(args[0], model.Info.Name), data = Path.Combine(folder, "test_data_set_0");
    model.Load(Path.Combine(args[1], model.Info.Name + ".safetensors"));
    ImportedNetwork network = OnnxImport.Read(Path.Combine(folder, "model.onnx"));
    OnnxTensor input = OnnxFile.ReadTensor(Path.Combine(data, "input_0.pb")), expected = OnnxFile.ReadTensor(Path.Combine(data, "output_0.pb"));
    float[] outputs = new float[expected.Floats.Length];
    model.Predict(ChannelsLast(input, network.IsInputChannelsFirst), outputs);

    double largest = 0;
    float[] stored = ChannelsLast(expected, network.IsOutputChannelsFirst);
    for (int i = 0; i < outputs.Length; i++)
    {
        double difference = Math.Abs((double)outputs[i] - stored[i]);
        largest = Math.Max(largest, difference);
        agrees &= difference <= 1e-5 + (1e-4 * Math.Abs(stored[i]));
    }

    Console.WriteLine(FormattableString.Invariant($"{model.Info.Name}: {outputs.Length} outputs, largest difference {largest:g2}"));
}

Console.WriteLine(FormattableString.Invariant($"ONNX interop: {Imported.All.Models.Length} imported networks {(agrees ? "predict" : "DO NOT predict")} what their files give."));
return agrees ? 0 : 1;

static float[] ChannelsLast(OnnxTensor batch, bool isChannelsFirst) =>
    isChannelsFirst ? DimensionOrder.Permute(batch.Floats, batch.Dims, [0, 2, 3, 1]) : batch.Floats;
