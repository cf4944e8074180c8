using System.Collections.Generic;
using System.Collections.Immutable;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;
using ModelGen.Generator.Tensors;

namespace ModelGen.Generator.Graph;

/// <summary>Gives every layer a distinct name and the identifier that belongs to it.</summary>
internal sealed class LayerNames(string className, EquatableArray<LayerSpec> layers, List<Problem> problems)
{
    private readonly Dictionary<string, int> counts = [];
    private readonly HashSet<string> identifiers = [];
    private readonly HashSet<string> names = [];
    private FreeNames? free;

    /// <summary><c>Conv2D</c>, the second of its kind: <c>conv2d_2</c> and <c>Conv2D2</c>.</summary>
    public (string Name, string Identifier) Next(string kind, string? given, int layer)
    {
        counts[kind] = counts.TryGetValue(kind, out int count) ? count + 1 : 1;
        string automatic = LayerName.Automatic(kind, counts[kind]);
        string name = given ?? automatic;
        string identifier = given is null ? LayerName.AutomaticIdentifier(kind, counts[kind]) : LayerName.Identifier(given);
        if (given is not null && !LayerName.IsValid(given))
        {
            Report("is not valid", "use letters, digits and single underscores, beginning with a letter");
        }
        else if (LayerName.IsReserved(identifier))
        {
            Report($"is reserved ('{identifier}' already has a meaning in generated code)", "use another name");
        }
        else if (LayerName.HidesClass(identifier, className))
        {
            Report($"gives a generated member the name of its class '{className}'", "use another name");
        }
        else if (!identifiers.Add(identifier))
        {
            ReportTaken($"both are '{identifier}' in generated code");
        }
        else if (!names.Add(name))
        {
            // Conv2D's second is conv2d_2 and Conv2D2; a name conv2d_2 is Conv2d2.
            ReportTaken("both have it in weight files");
        }

        return (name, identifier);

        void ReportTaken(string how) => Report(
            $"is taken by an earlier layer ({how})", given is null ? "give one of them another name" : "use another name");

        void Report(string reason, string repair)
        {
            problems.Add(new(Descriptors.InvalidName, Site.OfLayer(layer, "Name"), EscapedText.Quoted(name), reason, repair)
            {
                Facts = ImmutableDictionary<string, string?>.Empty.Add(
                    FixFacts.FreeName, (free ??= new(className, layers)).Like(name, automatic)),
            });
        }
    }
}
