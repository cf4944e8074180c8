using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitReader;

/// <summary>What one caller may cost. An image is less than 1 KB, or some 3 KB as plain text.</summary>
internal static class Limits
{
    /// <summary>Held while an image is read. One under way has 0.7 MB of memory: more than there are processors would only add to it.</summary>
    public static SemaphoreSlim Readers { get; } = new(Environment.ProcessorCount);

    public static void Set(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        KestrelServerLimits limits = server.Limits;
        limits.MaxRequestBodySize = GreyMap.MaxLength;
        limits.MaxRequestLineSize = 1024;
        limits.MaxRequestHeadersTotalSize = 4096;
        limits.MaxRequestHeaderCount = 32;
        limits.MaxRequestBufferSize = 2 * GreyMap.MaxLength;
        limits.MaxConcurrentConnections = 128;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);

        // A body that is slower than this after two seconds is given up.
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(2));
    }

    public static void Set(ListenOptions listen) => listen.Protocols = HttpProtocols.Http1;

    /// <summary>How long requests that have begun may go on when the server is to stop.</summary>
    public static void Set(IServiceCollection services) => services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
}
