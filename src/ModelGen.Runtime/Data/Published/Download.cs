using System.Security.Cryptography;

namespace ModelGen;

/// <summary>Gets a file over HTTP. Only a whole file with the right hash ever has the file's name.</summary>
internal static class Download
{
    /// <summary>A server that sends nothing for so long is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Downloads a file into a folder, which is made if need be.</summary>
    /// <exception cref="DataUnavailableException">It did not come, came otherwise than it should, or cannot be written.</exception>
    public static void Into(string folder, RemoteFile file, HttpMessageHandler? handler)
    {
        if (handler is null && !OpenSsl.IsThere)
        {
            throw new DataUnavailableException(
                $"{file.Address} could not be downloaded: a download needs OpenSSL for its connection and its hash, and this system has none. "
                + "Install it (apt-get install libssl3, apk add libssl3).");
        }

        try
        {
            // On a pool thread: waiting here for a continuation that needs this thread would never end.
            Task.Run(() => IntoAsync(folder, file, handler)).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or UnauthorizedAccessException)
        {
            string reason = exception is OperationCanceledException ? $"no data arrived for {Patience.TotalSeconds} seconds" : exception.Message.TrimEnd('.');
            throw new DataUnavailableException($"{file.Address} could not be downloaded into '{folder}': {reason}.", exception);
        }
    }

    private static async Task IntoAsync(string folder, RemoteFile file, HttpMessageHandler? handler)
    {
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $"{file.Name}.{Guid.NewGuid():N}.tmp");
        try
        {
            FileStream destination = new(temporary, FileMode.CreateNew, FileAccess.Write);
            await using (destination.ConfigureAwait(false))
            {
                using HttpClient client = handler is null ? new() : new(handler, disposeHandler: false);
                await CopyCheckedAsync(client, file, destination).ConfigureAwait(false);
                destination.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path.Combine(folder, file.Name), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task CopyCheckedAsync(HttpClient client, RemoteFile file, FileStream destination)
    {
        using CancellationTokenSource silence = new(Patience);
        using HttpResponseMessage response = await client.GetAsync(file.Address, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream source = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[128 * 1024];
        long length = 0;
        while (true)
        {
            silence.CancelAfter(Patience);
            int read = await source.ReadAsync(buffer, silence.Token).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length > file.Length)
            {
                throw new IOException($"received more than the {file.Length} bytes of the file");
            }

            hash.AppendData(buffer, 0, read);
            await destination.WriteAsync(buffer.AsMemory(0, read), silence.Token).ConfigureAwait(false);
        }

        string sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (length != file.Length || sha256 != file.Sha256)
        {
            throw new IOException($"received {length} bytes with SHA-256 {sha256}; expected {file.Length} and {file.Sha256}");
        }
    }
}
