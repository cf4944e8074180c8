using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace DigitReader;

/// <summary>What an image is answered with.</summary>
/// <param name="Digit">The most probable one.</param>
/// <param name="Probabilities">Of each digit.</param>
internal sealed record Answer(int Digit, float[] Probabilities)
{
    private static readonly string[] types = ["image/x-portable-graymap", "image/x-portable-anymap", "application/octet-stream"];

    /// <summary>POST of a portable grey map.</summary>
    /// <exception cref="InvalidDataException">The body is none.</exception>
    /// <exception cref="BadHttpRequestException">The body is too long or too slow.</exception>
    public static async Task Post(HttpContext context)
    {
        string? type = context.Request.ContentType?.Split(';')[0].Trim();
        if (!types.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            await Problem.Write(context, StatusCodes.Status415UnsupportedMediaType, $"expected a Content-Type of {string.Join(", ", types)}; found {type ?? "none"}");
            return;
        }

        // A byte more than may come: the server notices a longer body as it is read.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(GreyMap.MaxLength + 1);
        try
        {
            int length = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
            await Limits.Readers.WaitAsync();
            Answer answer;
            try
            {
                answer = Of(buffer.AsSpan(0, length));
            }
            finally
            {
                Limits.Readers.Release();
            }

            await context.Response.WriteAsJsonAsync(answer, ReaderJson.Default.Answer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Answer Of(ReadOnlySpan<byte> greyMap)
    {
        Span<float> image = stackalloc float[DigitClassifier.InputSize];
        GreyMap.Read(greyMap, image);
        float[] probabilities = new float[DigitClassifier.OutputSize];
        Reader.Read(image, probabilities);
        return new(Reader.Digit(probabilities), probabilities);
    }
}
