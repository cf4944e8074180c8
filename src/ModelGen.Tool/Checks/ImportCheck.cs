using ModelGen.Onnx.Evaluation;
using ModelGen.Onnx.Import;

namespace ModelGen.Tool.Checks;

/// <summary>
/// Computes an imported network twice, with the compiled class and with the interpreter, and compares both with test vectors; the
/// one with the other where the file has none.
/// </summary>
/// <param name="Vectors">The inputs, and the outputs if there are test vectors.</param>
/// <param name="Compiled">How far the class is from the expected outputs: the vectors', or else the interpreter's.</param>
/// <param name="Interpreted">How far the interpreter is from the vectors; null if there are none.</param>
internal sealed record ImportCheck(TestVectors Vectors, Agreement Compiled, Agreement? Interpreted)
{
    /// <summary>The class is what a user gets; an interpreter that is wrong is a mistake of ours, and no less a failed check.</summary>
    public bool Agrees => Compiled.IsClose && Interpreted is null or { IsClose: true };

    /// <summary>Compiles the class and runs it.</summary>
    /// <param name="file">The ONNX file, for messages.</param>
    /// <param name="folder">Where its test vectors are, if it has any.</param>
    /// <param name="space">The class's namespace.</param>
    /// <param name="name">The class's name.</param>
    /// <exception cref="OnnxFormatException">A vector is damaged, or does not fit the network.</exception>
    /// <exception cref="OnnxUnsupportedException">The class does not compile.</exception>
    /// <exception cref="IOException">A vector is missing or cannot be read.</exception>
    public static ImportCheck Run(ImportedNetwork network, string file, string folder, string space, string name)
    {
        TestVectors vectors = Directory.Exists(folder) ? TestVectors.Read(network, folder) : TestVectors.Random(network);
        float[] interpreted = Interpreter.Run(network, vectors.Inputs, vectors.Samples, file);
        using CompiledNetwork compiled = new(network, file, space, name);
        float[] predicted = new float[interpreted.Length];
        compiled.Model.Predict(vectors.Inputs, predicted);
        return new(
            vectors, Agreement.Of(predicted, vectors.Outputs ?? interpreted), vectors.Outputs is null ? null : Agreement.Of(interpreted, vectors.Outputs));
    }

    /// <summary>Says in one sentence what was found.</summary>
    public override string ToString() => Interpreted is null
        ? FormattableString.Invariant($"no test vectors; on {Vectors.Samples} random samples the compiled class and the interpreter differ by {Compiled.Largest:g3} at most")
        : FormattableString.Invariant($"{Vectors.Outputs!.Length} outputs of {Vectors.Samples} samples: the compiled class differs from the test vectors by {Compiled.Largest:g3} at most, the interpreter by {Interpreted.Largest:g3}");
}
