using System.Net.Http.Headers;

namespace ModelGen.HttpCaller;

/// <summary>Images from 16 connections at once; every answer is compared.</summary>
internal static class Load
{
    public const int Connections = 16;

    public static async Task Send(Server server, Digits digits, int requests)
    {
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            int request;
            while ((request = Interlocked.Increment(ref next)) < requests)
            {
                int image = request % digits.Count;
                digits.ExpectAnswer(image, await Post(server, digits.GreyMap(image)));
            }
        }));
    }

    public static async Task<string> Post(Server server, byte[] greyMap)
    {
        using ByteArrayContent content = new(greyMap) { Headers = { ContentType = new MediaTypeHeaderValue("image/x-portable-graymap") } };
        using HttpResponseMessage response = await server.Client.PostAsync("/", content);
        string body = await response.Content.ReadAsStringAsync();
        Check.That(response.IsSuccessStatusCode, $"a good image gets status {(int)response.StatusCode}: {body}");
        return body;
    }
}
