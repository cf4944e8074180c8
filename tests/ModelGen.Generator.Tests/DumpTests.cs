using Xunit;
namespace ModelGen.Generator.Tests;
public class DumpTests {
  [Fact] public void Dump() {
    var run = new GeneratorRun("""
      namespace Samples;
      [Model(Loss = Loss.CategoricalCrossentropy)]
      [Input(28, 28, 1)]
      [Conv2D(32, 3, Activation = Activation.ReLU)]
      [MaxPool2D(2)]
      [Conv2D(64, 3, Activation = Activation.ReLU, Padding = Padding.Same)]
      [MaxPool2D(2)]
      [Flatten]
      [Dropout(0.5)]
      [Dense(10, Activation = Activation.Softmax)]
      public sealed partial class DigitClassifier;
      """);
    foreach (var f in run.Files) { File.WriteAllText("/tmp/x/gen_" + f.Key, f.Value); }
    File.WriteAllLines("/tmp/x/gen_errors.txt", run.CompilerErrors.Select(e => e.ToString()));
  }
}
