namespace ModelGen.Onnx.Import;

/// <summary>Holds an imported ONNX network: its layers, and its weights in ModelGen's layout.</summary>
/// <param name="InputDims">One input of the ONNX graph.</param>
/// <param name="InputShape">One sample: (height, width, channels) or (features).</param>
/// <param name="IsInputChannelsFirst">Whether the ONNX graph takes that as (channels, height, width).</param>
/// <param name="IsOutputChannelsFirst">Whether the ONNX graph gives what the last layer gives as (channels, height, width).</param>
/// <param name="OutputDims">One output of the ONNX graph.</param>
/// <param name="Notes">What is to be known before one trains the network further; nothing in them is text of the file.</param>
internal sealed record ImportedNetwork(
    int Opset, int[] InputDims, int[] InputShape, bool IsInputChannelsFirst, bool IsOutputChannelsFirst, int[] OutputDims,
    IReadOnlyList<LayerInfo> Layers, IReadOnlyList<ImportedTensor> Weights, IReadOnlyList<string> Notes);

/// <summary>A tensor of weights as a safetensors file of ModelGen has it.</summary>
internal sealed record ImportedTensor(string Name, int[] Shape, float[] Values);
