using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitReader;

/// <summary>Why a request is not answered, as RFC 9457 has it (application/problem+json).</summary>
/// <param name="Title">The words of the status.</param>
/// <param name="Detail">What is wrong, what was expected, what was found.</param>
internal sealed record Problem(string Title, int Status, string? Detail)
{
    /// <summary>Answers with the status that the response has.</summary>
    public static Task Write(HttpContext context) => Write(context, context.Response.StatusCode, context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"there is nothing at {context.Request.Path}; POST a grey map to /, or GET /health",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} takes {context.Response.Headers.Allow}, not {context.Request.Method}",
        _ => null,
    });

    public static Task Write(HttpContext context, int status, string? detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new(ReasonPhrases.GetReasonPhrase(status), status, detail), ReaderJson.Default.Problem, "application/problem+json");
    }

    /// <summary>Answers with what <paramref name="next"/> throws.</summary>
    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (InvalidDataException error)
        {
            await Write(context, StatusCodes.Status400BadRequest, error.Message);
        }
        catch (BadHttpRequestException error)
        {
            await Write(context, error.StatusCode, Why(error));
        }
        catch (Exception error) when (error is ConnectionResetException or ConnectionAbortedException)
        {
            // The caller has gone: nobody is left to answer.
        }
    }

    private static string Why(BadHttpRequestException error) => error.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? $"expected a grey map of at most {GreyMap.MaxLength} bytes; the body is longer"
        : error.Message;
}
