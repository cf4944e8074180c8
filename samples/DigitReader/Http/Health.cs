using Microsoft.AspNetCore.Http;

namespace DigitReader;

/// <summary>Whether the server answers.</summary>
internal sealed record Health(string Status)
{
    public static Task Get(HttpContext context) => context.Response.WriteAsJsonAsync(new("healthy"), ReaderJson.Default.Health);
}
