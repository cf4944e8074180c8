using System.Net.Sockets;
using System.Text;

namespace ModelGen.HttpCaller;

/// <summary>Requests that are wrong, each with the status and the words that it is refused with. All at once: some take seconds.</summary>
internal static class BadRequests
{
    private const string Type = "Content-Type: image/x-portable-graymap\r\n";

    public static async Task<int> Send(Server server, Digits digits)
    {
        byte[] greyMap = digits.GreyMap(0);
        string letters = Encoding.ASCII.GetString(digits.PlainGreyMap(0)).Replace("\n255\n0\n", "\n255\nseven\n");
        Task[] cases =
        [
            Body("", 400, "byte 0: expected P5 or P2 and white space, as a grey map begins; found the end"),
            Body("GIF89a", 400, "found 'GIF89a'"),
            Body("P5 28 28 255", 400, "byte 12: expected white space before the pixels; found the end"),
            Body("P5 27 28 255 ", 400, "byte 3: expected the width, 28; found '27'"),
            Body("P5 28 99999999999999999999 255 ", 400, "byte 6: expected the height, 28; found '99999999999999999999'"),
            Body("P5 28 28 65535 ", 400, "byte 9: expected the brightest level, 1 to 255; found '65535'"),
            Body("P5 # for ever", 400, "byte 13: expected the width, 28; found the end"),
            Body(letters, 400, "byte 21: expected the grey of row 0, column 0, 0 to 255; found 'seven'"),
            Bytes(greyMap[..^1], 400, "byte 796: expected the grey of row 27, column 27, 0 to 255; found the end"),
            Bytes([.. greyMap, .. greyMap], 400, "byte 797: expected the end, behind all pixels of one image"),
            Body(new string('#', 8193), 413, "at most 8192 bytes"),
            Head($"{Type}Content-Length: 99999999999\r\n", 413, "at most 8192 bytes"),
            Head($"{Type}Content-Length: many\r\n", 400, ""),
            Head($"{Type}Content-Length: -1\r\n", 400, ""),
            Head("Content-Type: image/png\r\nContent-Length: 0\r\n", 415, "found image/png"),
            Head("Content-Length: 0\r\n", 415, "found none"),
            Head($"X: {new string('x', 5000)}\r\n", 431, ""),
            Raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405, "/ takes POST, not GET"),
            Raw("GET /digits HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404, "there is nothing at /digits"),
            Raw($"GET /{new string('x', 2000)} HTTP/1.1\r\n\r\n", 414, ""),
            Raw("seven\r\n\r\n", 400, ""),
            EndlessChunks(),
            SlowHead(),
            SlowBody(greyMap),
            .. Garbage(greyMap),
        ];
        await Task.WhenAll(cases);
        await server.ExpectHealthy();
        return cases.Length;

        Task Body(string body, int status, string words) => Bytes(Encoding.ASCII.GetBytes(body), status, words);

        async Task Bytes(byte[] body, int status, string words)
        {
            using Socket socket = await server.Connect();
            await TrySend(socket, [.. Post($"{Type}Content-Length: {body.Length}\r\n"), .. body]);
            await Expect(socket, status, words);
        }

        Task Head(string headers, int status, string words) => Raw(Encoding.ASCII.GetString(Post(headers)), status, words);

        async Task Raw(string request, int status, string words)
        {
            using Socket socket = await server.Connect();
            await TrySend(socket, Encoding.ASCII.GetBytes(request));
            await Expect(socket, status, words);
        }

        async Task EndlessChunks()
        {
            using Socket socket = await server.Connect();
            byte[] chunk = [.. "400\r\n"u8, .. Enumerable.Repeat((byte)'#', 0x400), .. "\r\n"u8];
            bool isOpen = await TrySend(socket, Post($"{Type}Transfer-Encoding: chunked\r\n"));
            int sent = 0;
            for (; isOpen && socket.Available == 0 && sent < 64 * 1024; sent++)
            {
                isOpen = await TrySend(socket, chunk);
            }

            Check.That(sent < 64 * 1024, "the server takes 64 MiB of a body");
            await Expect(socket, 413, "at most 8192 bytes");
        }

        async Task SlowHead()
        {
            using Socket socket = await server.Connect();
            await TrySend(socket, "POST / HTTP/1.1\r\nHost: "u8.ToArray());
            await Expect(socket, 408, "");
        }

        async Task SlowBody(byte[] body)
        {
            using Socket socket = await server.Connect();
            bool isOpen = await TrySend(socket, Post($"{Type}Content-Length: {body.Length}\r\n"));
            for (int i = 0; isOpen && socket.Available == 0 && i < body.Length; i++)
            {
                isOpen = await TrySend(socket, body[i..(i + 1)]);
                await Task.Delay(100);
            }

            await Expect(socket, 408, "too slowly");
        }

        // Whatever the bytes are: an error that says where, and no other.
        IEnumerable<Task> Garbage(byte[] good)
        {
            Random random = new(1);
            for (int i = 0; i < 40; i++)
            {
                byte[] bytes = good[..random.Next(good.Length)];
                random.NextBytes(bytes.AsSpan(int.Min(bytes.Length, i % 20)));
                yield return Bytes(bytes, 400, "byte ");
            }
        }
    }

    private static byte[] Post(string headers) => Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

    /// <summary>False where the server has closed the connection.</summary>
    private static async Task<bool> TrySend(Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <param name="words">Of the problem; empty where the request does not get as far as the endpoint.</param>
    private static async Task Expect(Socket socket, int status, string words)
    {
        string answer = await Server.ReadToEnd(socket);
        Check.That(
            answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal) && System.Text.RegularExpressions.Regex.Unescape(answer).Contains(words, StringComparison.Ordinal) &&
            (words.Length == 0 || answer.Contains("application/problem+json", StringComparison.Ordinal)),
            $"expected status {status} and '{words}'; found '{answer}'");
    }
}
