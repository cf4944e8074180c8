using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>Checks the versions of the format and of ONNX's own operators.</summary>
internal static class OperatorSets
{
    /// <summary>
    /// The newest whose operators were compared with what is read here. None that is read has another meaning in 25 to 28 than in
    /// 24: those sets add types and operators. An operator that changes in a later set has to be told apart where it is read.
    /// </summary>
    public const int Newest = 28;

    private const int Oldest = 6;

    /// <summary>The range of IR versions that have operator sets: from ONNX 1.0 on.</summary>
    private const int OldestFormat = 3, NewestFormat = 14;

    /// <summary>Says that a set is newer than those that are known.</summary>
    public static string Warning(int opset) =>
        FormattableString.Invariant($"Operator set {opset} is newer than {Newest}, the newest that was compared with this import: check what the class computes.");

    /// <summary>The file's set of ONNX's own operators. A newer one than is known is tried.</summary>
    /// <exception cref="OnnxFormatException">The file has none, several, or one that is too old, or is of an unknown version of the format.</exception>
    public static int Of(ModelProto model, string file)
    {
        if (model.IrVersion is < OldestFormat or > NewestFormat)
        {
            throw new OnnxFormatException(file, null, $"it is of IR version {model.IrVersion}; versions {OldestFormat} to {NewestFormat} are read");
        }

        long[] versions = [.. model.OpsetImport.Where(set => set.Domain is "" or "ai.onnx").Select(set => set.Version)];
        return versions switch
        {
            [>= Oldest and <= int.MaxValue] => (int)versions[0],
            [var version] => throw new OnnxFormatException(file, null, $"it uses ONNX's operator set {version}; sets from {Oldest} on are read"),
            [] => throw new OnnxFormatException(file, null, "it names no set of ONNX's operators"),
            _ => throw new OnnxFormatException(file, null, $"it names the set of ONNX's operators {versions.Length} times: {string.Join(", ", versions.Take(5))}"),
        };
    }
}
