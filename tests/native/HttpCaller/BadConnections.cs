using System.Net.Sockets;
using System.Text;

namespace ModelGen.HttpCaller;

/// <summary>Connections that are dropped in the middle of a request, and more of them than the server keeps.</summary>
internal static class BadConnections
{
    private const int Most = 128;

    private static readonly byte[] health = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray();

    public static async Task Open(Server server, Digits digits)
    {
        for (int i = 0; i < 200; i++)
        {
            using Socket socket = await server.Connect();
            byte[] request = Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/x-portable-graymap\r\nContent-Length: 797\r\n\r\nP5 28 28 255 ");
            await socket.SendAsync(request.AsMemory(0, request.Length - (i % 100)));

            // Half of them politely, the others with a reset.
            socket.LingerState = new(enable: i % 2 == 0, seconds: 0);
        }

        await TooMany(server);
        await Settle(server);
        digits.ExpectAnswer(0, await Load.Post(server, digits.GreyMap(0)));
        digits.ExpectAnswer(1, await Load.Post(server, digits.PlainGreyMap(1)));
    }

    /// <summary>Until the server has seen that connections are closed it refuses others.</summary>
    private static async Task Settle(Server server)
    {
        for (int tries = 0; tries < 200; tries++)
        {
            using Socket socket = await server.Connect();
            await socket.SendAsync(health);
            if ((await Server.ReadToEnd(socket)).Length > 0)
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new CheckException("the server refuses connections though all but a few are closed");
    }

    private static async Task TooMany(Server server)
    {
        List<Socket> sockets = [];
        try
        {
            for (int i = 0; i < Most; i++)
            {
                sockets.Add(await server.Connect());
            }

            // Of one connection more something is refused: it, or one before it where others are still being closed.
            using Socket more = await server.Connect();
            await more.SendAsync(health);
            string answer = await Server.ReadToEnd(more);
            Check.That(answer.Length == 0, $"connection {Most + 1} is answered: '{answer}'");
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }
}
