using System;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Planning;
using ModelGen.Serialization;

namespace ModelGen.Generator.Tensors;

/// <summary>The file that <c>[Model(Weights = …)]</c> names is there and holds exactly the model's tensors, as <c>Load</c> wants it.</summary>
internal static class WeightsRules
{
    /// <param name="name">As the user wrote it.</param>
    /// <param name="files">The project's weight files.</param>
    public static Problem? Check(ModelPlan plan, string name, ImmutableArray<TensorFile> files)
    {
        Site site = Site.Model("Weights");
        string shown = EscapedText.Of(name);
        if (files.FirstOrDefault(file => file.Subject == shown) is not { } file)
        {
            string item = $"add <ModelWeights Include=\"{shown}\" /> to the project file";
            return new(
                Descriptors.WeightsNotReadable, site, shown, "is not among the ModelWeights of the project, which are named relative to its folder",
                Nearest(shown, files) is { } near ? $"write Weights = \"{near}\", or {item}" : item);
        }

        if (file.Error is not null)
        {
            return new(
                Descriptors.WeightsNotReadable, site, shown, $"cannot be read ({file.Error})", "save the model's weights there, or name another file");
        }

        TensorDifferences differences = TensorDifferences.Between([.. plan.Weights.Select(ListedTensor.Of)], file.Tensors);
        if (differences.IsEmpty)
        {
            return null;
        }

        DifferenceText text = new(DifferenceWords.File);
        return new(Descriptors.WeightsDoNotFit, site, shown, plan.Spec.ClassName, text.Describe(differences), Repair(text));
    }

    private static string Repair(DifferenceText text) =>
        text.HasTransposed ? "transpose it where the file is written: kernels are (inputs, outputs) or (height, width, inputs, outputs)"
        : text.IsRenaming ? "name the layers as the file does (Name = …), or rename the tensors"
        : "save the weights from this model again, or declare the layers that they belong to";

    /// <summary>The same file in another folder or case, or one whose name differs by little.</summary>
    private static string? Nearest(string name, ImmutableArray<TensorFile> files)
    {
        ImmutableArray<string> names = [.. files.Select(file => file.Subject)];
        string? stem = NearestName.Find(Stem(name), names.Select(Stem));
        return names.FirstOrDefault(other => string.Equals(Stem(other), Stem(name), StringComparison.OrdinalIgnoreCase))
            ?? names.FirstOrDefault(other => Stem(other) == stem);
    }

    /// <summary>Without folder and extension.</summary>
    private static string Stem(string path)
    {
        string file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return file.LastIndexOf('.') is > 0 and int dot ? file.Substring(0, dot) : file;
    }
}
