using System.Net;

namespace ModelGen.Tests.Data;

/// <summary>Answers HTTP requests from memory: the bytes of a known name, 404 for any other.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    public const string Folder = "https://data.example/";

    public Dictionary<string, byte[]> Files { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>The connection breaks after all the bytes instead of ending.</summary>
    public bool Breaks { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string name = request.RequestUri!.Segments[^1];
        Requests.Add(name);
        if (!Files.TryGetValue(name, out byte[]? bytes))
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }

        Stream body = Breaks ? new BreakingStream(bytes) : new MemoryStream(bytes);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and int read ? read : throw new IOException("The connection broke.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));
    }
}
