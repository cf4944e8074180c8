using System.Globalization;
using ModelGen.HttpCaller;

// HttpCaller PORT PID IMAGES ANSWERS: misuses a digit server in many ways, then asks it 10,000 times, and looks at its memory.
if (args is not [string port, string process, string images, string answers])
{
    Console.Error.WriteLine("Usage: HttpCaller PORT PID IMAGES ANSWERS");
    return 2;
}

using Server server = new(int.Parse(port, CultureInfo.InvariantCulture));
ResidentMemory memory = new(int.Parse(process, CultureInfo.InvariantCulture));
Digits digits = new(images, answers);
try
{
    int cases = await BadRequests.Send(server, digits);
    Console.WriteLine($"{cases} bad requests are refused as they should be");
    await BadConnections.Open(server, digits);
    Console.WriteLine("connections that are dropped, or too many, do no harm");

    await Load.Send(server, digits, 2_000);
    long early = memory.KiB;
    await Load.Send(server, digits, 8_000);
    long late = memory.KiB;
    Console.WriteLine($"10000 answers are the console's; VmRSS is {early} kB after 2000 requests, {late} kB after 10000");

    // A request that left its image behind, 3 KB of floats, would make it 25,000. The heap alone goes up and down by some 8,000
    // between collections, whatever the number of requests: it is what it was after 40,000.
    Check.That(late - early < 12_000, $"{late - early} KiB more are resident after 8,000 more requests");
    await server.ExpectHealthy();
    return 0;
}
catch (CheckException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
