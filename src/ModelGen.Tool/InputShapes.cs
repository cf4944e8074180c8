using System.CommandLine;
using System.Globalization;

namespace ModelGen.Tool;

/// <summary>The option <c>--shape NAME=1,3,224,224</c>, which fixes the dimensions that a file leaves open.</summary>
internal static class InputShapes
{
    public static Option<string[]> Option()
    {
        Option<string[]> shapes = new("--shape")
        {
            Description = "Fix the open dimensions of an input, the batch first: --shape x=1,3,224,224. Repeat it for further inputs.",
            HelpName = "NAME=DIMENSIONS",
        };
        shapes.Validators.Add(result =>
        {
            string[] values = [.. result.Tokens.Select(token => token.Value)];
            foreach (string value in values.Where(value => Parse(value) is null))
            {
                result.AddError($"--shape '{value}' must be the name of an input, '=', and dimensions of at least 1 separated by commas, such as x=1,3,224,224.");
            }

            foreach (string name in values.Select(Parse).OfType<(string Name, long[] Dims)>().GroupBy(shape => shape.Name).Where(group => group.Count() > 1).Select(group => group.Key))
            {
                result.AddError($"--shape gives '{name}' two shapes.");
            }
        });
        return shapes;
    }

    /// <summary>The dimensions by the inputs' names, of values that the option has accepted.</summary>
    public static IReadOnlyDictionary<string, long[]> Parse(string[]? values) =>
        (values ?? []).Select(value => Parse(value)!.Value).ToDictionary(shape => shape.Name, shape => shape.Dims);

    /// <summary>Null where it is not of that form. A name may have an equals sign in it.</summary>
    private static (string Name, long[] Dims)? Parse(string value)
    {
        int equals = value.LastIndexOf('=');
        string[] parts = value[(equals + 1)..].Split(',');
        return equals > 0 && parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0)
            ? (value[..equals], [.. parts.Select(part => long.Parse(part, CultureInfo.InvariantCulture))])
            : null;
    }
}
