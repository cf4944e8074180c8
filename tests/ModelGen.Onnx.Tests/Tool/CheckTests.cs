using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using ModelGen.Onnx.Tests.Import;
using ModelGen.Tool.Checks;
using Xunit;

namespace ModelGen.Onnx.Tests.Tool;

/// <summary>A check compiles the class that an import writes, and computes with it.</summary>
public class CheckTests
{
    [Fact]
    public void The_compiled_class_predicts_what_the_nodes_of_the_file_mean()
    {
        ImportedNetwork network = new TestGraph(2).Node("MatMul", [TestGraph.Floats([2, 1], 3, 4)]).Node("Add", [TestGraph.Floats([1], 5)]).Node("Relu").Import();
        using CompiledNetwork compiled = new(network, "test.onnx", "Acme.Nets", "Line");

        float[] y = new float[2];
        compiled.Model.Predict([1, 2, -3, 0], y);
        Assert.Equal([16, 0], y);
        Assert.Equal("Acme.Nets.Line", compiled.Model.GetType().FullName);
    }

    [Fact]
    public void Without_test_vectors_the_class_and_the_interpreter_compute_random_samples()
    {
        ImportedNetwork network = new TestGraph(2, 5, 5).Node("Conv", [TestGraph.Floats([3, 2, 3, 3], [.. Enumerable.Range(0, 54).Select(i => (i % 7) - 3f)])]).Node("Tanh").Import();
        ImportCheck check = ImportCheck.Run(network, "test.onnx", "/nowhere", "A", "B");

        Assert.True(check.Agrees);
        Assert.Null(check.Interpreted);
        Assert.Contains("no test vectors; on 2 random samples the compiled class and the interpreter differ by", check.ToString());
    }

    [Fact]
    public void A_class_that_does_not_compile_is_refused_with_the_compilers_words()
    {
        LayerInfo softmax = NetworkBuilder.Of("Activation") with { Activation = Activation.Softmax, InputShape = [4], OutputShape = [4] };
        ImportedNetwork network = new(13, [4], [4], false, false, [4], [softmax, softmax], [], []);

        OnnxUnsupportedException exception = Assert.Throws<OnnxUnsupportedException>(() => new CompiledNetwork(network, "test.onnx", "A", "B"));
        Assert.StartsWith("MG0019: ", Assert.Single(exception.Nodes).Reason);
    }
}
