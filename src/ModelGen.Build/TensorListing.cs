using System.Text;
using ModelGen.Generator.Tensors;
using ModelGen.Serialization;

namespace ModelGen.Build;

/// <summary>
/// The header of a safetensors file as lines that the analyzer reads:
/// <c>ModelGen tensors 1: digits.safetensors</c>, then <c>dense_1.kernel  F32 (784, 10)</c>, a tensor a line, or
/// <c>error: </c> and why there are none.
/// </summary>
internal static class TensorListing
{
    /// <param name="path">The file; nothing behind its header is read.</param>
    /// <param name="name">As a model names it: relative to the project's folder, with '/'.</param>
    public static string Of(string path, string name)
    {
        StringBuilder text = new StringBuilder("ModelGen tensors 1: ").Append(EscapedText.Of(name)).Append('\n');
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
            foreach (TensorEntry tensor in SafetensorsHeaderReader.Read(stream, file: null, out _).Tensors)
            {
                text.Append(EscapedText.Of(tensor.Name)).Append("  ").Append(tensor.Type).Append(' ').Append(Quote.Shape(tensor.Shape)).Append('\n');
            }
        }
        catch (WeightsFormatException exception)
        {
            string place = exception.Offset is long offset ? FormattableString.Invariant($"byte {offset}: ") : "";
            Error(place + exception.Reason.TrimEnd('.'));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            Error("the file does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Error(exception.Message.TrimEnd('.'));
        }

        return text.ToString();

        void Error(string reason) => text.Append("error: ").Append(EscapedText.Of(reason)).Append('\n');
    }
}
