namespace ModelGen.Onnx.Import;

/// <summary>Rows and columns of zeros around an image.</summary>
/// <param name="Pad">The node that has put them there.</param>
/// <param name="Pads">What it says, for messages.</param>
internal sealed record ImageBorder(OnnxNode Pad, string Pads, int Top, int Left, int Bottom, int Right)
{
    public int Rows => Top + Bottom;

    public int Columns => Left + Right;
}
