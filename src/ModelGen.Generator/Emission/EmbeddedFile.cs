using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Specs;
using ModelGen.Generator.Tensors;

namespace ModelGen.Generator.Emission;

/// <summary>The network over the weights that the build embeds in the program, and its self-test.</summary>
internal static class EmbeddedFile
{
    public static GeneratedFile? Write(ModelSpec spec) => spec.Weights is not { Length: > 0 } weights ? null : GeneratedFile.Write(
        spec, "Embedded", "the network with the weights that are part of the program.",
        writer =>
        {
            string name = Identifier.Escape(spec.ClassName);
            writer.Line($"private static {name}? shared;");
            writer.Line();
            writer.Doc($"The network with the weights of {EscapedText.Of(weights)}, made at its first use and then the same for all threads. Use Predict; to train it further, make a network of your own.");
            writer.Line($"public static {name} Shared => global::System.Threading.LazyInitializer.EnsureInitialized(");
            using (writer.Indent())
            {
                writer.Line($"ref shared, static () => new({Embedded(writer, name, weights)}));");
            }

            writer.Line();
            writer.Doc("Predicts the inputs that SaveSelfTest saved next to the weights, and compares the results with the predictions made where it was trained.");
            writer.Line($"public static {writer.Types["SelfTestResult"]} SelfTest() => {(spec.HasMember("RunSelfTest") ? $"(({writer.Types["Model"]})Shared)" : "Shared")}.RunSelfTest(");
            using (writer.Indent())
            {
                writer.Line($"{Embedded(writer, name, SelfTestOf(weights))});");
            }
        });

    private static string Embedded(CodeWriter writer, string className, string file) =>
        $"{writer.Types["WeightsSource"]}.Embedded(typeof({className}).Assembly, {SymbolDisplay.FormatLiteral(file, quote: true)})";

    /// <summary><c>data/digits.selftest.safetensors</c> of <c>data/digits.safetensors</c>, as the build finds it.</summary>
    private static string SelfTestOf(string weights)
    {
        int dot = weights.LastIndexOf('.');
        int end = dot > weights.LastIndexOf('/') ? dot : weights.Length;
        return weights.Insert(end, ".selftest");
    }
}
