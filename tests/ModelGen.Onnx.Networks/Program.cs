using Google.Protobuf;
using ModelGen;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Networks;

// FOLDER: writes NAME/model.onnx for every network, with a test vector laid out as ONNX's own are: a batch of inputs and what
// ModelGen predicts for them.
const int Batch = 3;
foreach (Model model in Networks.All)
{
    string folder = Path.Combine(args[0], model.Info.Name), data = Path.Combine(folder, "test_data_set_0");
    Directory.CreateDirectory(data);
    model.SaveOnnx(Path.Combine(folder, "model.onnx"));
    float[] inputs = RandomNumbers.Between(-2, 2, Batch * model.Info.InputSize, seed: 1);
    float[] outputs = new float[Batch * model.Info.OutputSize];
    model.Predict(inputs, outputs);
    Write("input_0.pb", "input", model.Info.InputShape, inputs);
    Write("output_0.pb", "output", model.Info.OutputShape, outputs);

    void Write(string file, string name, IReadOnlyList<int> sample, float[] values)
    {
        using FileStream stream = File.Create(Path.Combine(data, file));
        Tensors.Of(name, [Batch, .. sample.Select(dimension => (long)dimension)], values).WriteTo(stream);
    }
}

Console.WriteLine($"{Networks.All.Count} networks in {args[0]}");
