using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ModelGen.HttpCaller;

/// <summary>The server on 127.0.0.1, as clients and as raw bytes see it.</summary>
internal sealed class Server(int port) : IDisposable
{
    /// <summary>Nothing takes as long: a server that hangs is noticed.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    public HttpClient Client { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = Load.Connections })
    {
        BaseAddress = new($"http://127.0.0.1:{port}"),
        Timeout = patience,
    };

    public void Dispose() => Client.Dispose();

    public async Task<Socket> Connect()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    /// <summary>All that is answered until the server closes the connection; what comes before it is reset counts.</summary>
    public static async Task<string> ReadToEnd(Socket socket)
    {
        using CancellationTokenSource timeout = new(patience);
        StringBuilder text = new();
        byte[] buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await socket.ReceiveAsync(buffer, timeout.Token)) > 0)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
        }
        catch (OperationCanceledException)
        {
            throw new CheckException($"the server keeps a connection open; so far it said '{text}'");
        }

        return text.ToString();
    }

    public async Task ExpectHealthy()
    {
        string health = await Client.GetStringAsync("/health");
        Check.That(health == """{"status":"healthy"}""", $"the server's health is '{health}'");
    }
}
