using System.Globalization;
using System.Net;
using DigitReader;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

const string Usage = "Usage: DigitServer PORT, from 0 (one that is free) to 65535. POST a PGM file to / to have its digit read.";
if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine(Usage);
    return 0;
}

if (args is not [string text] || !ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

if (DigitClassifier.SelfTest() is { Passed: false } failed)
{
    Console.Error.WriteLine(failed);
    return 1;
}

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();

// Neither a file nor a variable of the environment may open another address.
builder.Configuration.Sources.Clear();
builder.WebHost.ConfigureKestrel(server =>
{
    Limits.Set(server);
    server.Listen(IPAddress.Loopback, port, Limits.Set);
});
Logs.ToErrors(builder.Logging);
Limits.Set(builder.Services);

WebApplication app = builder.Build();
app.UseExceptionHandler(server => server.Run(context => Problem.Write(context, StatusCodes.Status500InternalServerError, "a mistake of this server, which its log has")));
app.UseStatusCodePages(context => Problem.Write(context.HttpContext));
app.Use(Problem.Catch);
app.MapPost("/", Answer.Post);
app.MapGet("/health", Health.Get);
try
{
    await app.StartAsync();
}
catch (IOException error)
{
    Console.Error.WriteLine($"Port {port} of 127.0.0.1 cannot be opened: {error.Message}");
    return 1;
}

Console.WriteLine($"Listening on {app.Urls.Single()}");
await app.WaitForShutdownAsync();
return 0;
