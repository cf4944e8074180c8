using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>Names that a model's layers could have instead of wrong ones; none is suggested twice.</summary>
internal sealed class FreeNames
{
    private readonly string className;
    private readonly HashSet<string> taken = [];

    public FreeNames(string className, EquatableArray<LayerSpec> layers)
    {
        this.className = className;
        Dictionary<string, int> counts = [];
        foreach (LayerSpec layer in layers)
        {
            int number = counts[layer.Kind] = counts.TryGetValue(layer.Kind, out int count) ? count + 1 : 1;
            if (layer.Name is null)
            {
                taken.Add(LayerName.Automatic(layer.Kind, number));
                taken.Add(LayerName.AutomaticIdentifier(layer.Kind, number));
            }
            else if (LayerName.IsValid(layer.Name))
            {
                taken.Add(layer.Name);
                taken.Add(LayerName.Identifier(layer.Name));
            }
        }
    }

    /// <summary>first block: first_block; the second eye: eye_2; the second dense_2: dense_3; toString: toString_1.</summary>
    /// <param name="name">The name as it was given.</param>
    /// <param name="automatic">The layer's name if it had none.</param>
    public string Like(string name, string automatic)
    {
        string valid = Valid(name, automatic);
        (string stem, int number) = Numbered(valid);
        string free = valid;
        while (!IsFree(free))
        {
            string suffix = "_" + Invariant.Text(number++);
            free = stem.Substring(0, System.Math.Min(stem.Length, LayerName.MaxLength - suffix.Length)).TrimEnd('_') + suffix;
        }

        taken.Add(free);
        taken.Add(LayerName.Identifier(free));
        return free;
    }

    private bool IsFree(string name) =>
        LayerName.Identifier(name) is var identifier
        && !taken.Contains(name) && !taken.Contains(identifier)
        && !LayerName.IsReserved(identifier) && !LayerName.HidesClass(identifier, className);

    /// <summary>Splits a name into its stem and the next number.</summary>
    private static (string Stem, int Next) Numbered(string name)
    {
        int underscore = name.LastIndexOf('_');
        return underscore > 0
            && int.TryParse(name.Substring(underscore + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < 1_000_000
            ? (name.Substring(0, underscore), number + 1)
            : (name, LayerName.IsReserved(LayerName.Identifier(name)) ? 1 : 2);
    }

    /// <summary>The letters, digits and underscores of a name, with one underscore for whatever else stands between them.</summary>
    private static string Valid(string name, string automatic)
    {
        string words = string.Join("_", new string([.. name.Take(LayerName.MaxLength).Select(character => LayerName.IsPart(character) ? character : '_')])
            .Split('_').Where(word => word.Length > 0));
        string valid = words.Length == 0 ? automatic : LayerName.IsLetter(words[0]) ? words : "layer_" + words;
        return valid.Substring(0, System.Math.Min(valid.Length, LayerName.MaxLength)).TrimEnd('_');
    }
}
