using System.Text;

namespace ModelGen.Serialization;

/// <summary>Compares a file's tensors with a model's parameters and says all that does not fit in one message.</summary>
internal static class WeightsMatch
{
    /// <summary>Lines listed of each kind of fault; a file for another model may have thousands.</summary>
    private const int MaxListed = 10;

    /// <summary>Accepts exactly the model's names and shapes, in any order.</summary>
    /// <exception cref="WeightsFormatException">A tensor is missing, unexpected or of another shape.</exception>
    public static void Check(ModelInfo model, IReadOnlyList<TensorEntry> tensors, string? file)
    {
        Dictionary<string, TensorEntry> found = tensors.ToDictionary(tensor => tensor.Name);
        HashSet<string> known = [.. model.Parameters.Select(parameter => parameter.Name)];
        TensorEntry[] extra = [.. tensors.Where(tensor => !known.Contains(tensor.Name))];
        ParameterInfo[] missing = [.. model.Parameters.Where(parameter => !found.ContainsKey(parameter.Name))];
        ParameterInfo[] misshapen = [.. model.Parameters.Where(parameter =>
            found.TryGetValue(parameter.Name, out TensorEntry? tensor) && !SameShape(parameter, tensor))];
        if (extra.Length + missing.Length + misshapen.Length == 0)
        {
            return;
        }

        var reason = new StringBuilder($"these are not the weights of {model.Name}.");
        List(reason, misshapen, parameter =>
            $"{parameter.Name} is {Quote.Shape(found[parameter.Name].Shape)} in the file, {Quote.Shape(parameter.Shape)} in the model");
        List(reason, missing, parameter =>
            $"{parameter.Name} {Quote.Shape(parameter.Shape)} is missing{Suggestion(parameter, extra)}");
        List(reason, extra, tensor =>
            $"{Quote.Short(tensor.Name)} {Quote.Shape(tensor.Shape)} is not in the model");
        throw new WeightsFormatException(file, null, reason.ToString());
    }

    /// <summary>True if a tensor has its parameter's dimensions.</summary>
    public static bool SameShape(ParameterInfo parameter, TensorEntry tensor)
    {
        bool same = tensor.Shape.Count == parameter.Shape.Count;
        for (int i = 0; same && i < parameter.Shape.Count; i++)
        {
            same = tensor.Shape[i] == parameter.Shape[i];
        }

        return same;
    }

    private static string Suggestion(ParameterInfo parameter, TensorEntry[] extra) =>
        NearestName.Find(parameter.Name, extra.Select(tensor => tensor.Name)) is string name ? $"; the file has {Quote.Short(name)}" : "";

    private static void List<T>(StringBuilder text, T[] faults, Func<T, string> describe)
    {
        foreach (T fault in faults.Take(MaxListed))
        {
            text.Append("\n  ").Append(describe(fault)).Append('.');
        }

        if (faults.Length > MaxListed)
        {
            text.Append($"\n  ... and {faults.Length - MaxListed} more like it.");
        }
    }
}
