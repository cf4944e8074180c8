using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace DigitReader;

/// <summary>Warnings and errors go to the error output: the standard one has the address alone.</summary>
internal static class Logs
{
    public static void ToErrors(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);

        // What callers do wrong they are told by a status. Nobody shall fill a disk with it.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);

        // Why the server cannot start, Program says in one line.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
