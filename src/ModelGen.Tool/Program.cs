using System.CommandLine;
using System.Globalization;
using ModelGen;
using ModelGen.Tool;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return CommandLine.Run(args, Console.Out, Console.Error);
