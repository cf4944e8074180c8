using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Passes;

/// <summary>
/// Lets a convolution keep only the maximum of each 2x2 window as it stores: its whole output is neither written nor read
/// again. In training only where backward does not ask for that output, either.
/// </summary>
internal static class FusePooling
{
    public static ModelGraph Run(ModelGraph graph, bool training)
    {
        GraphEditor editor = new(graph);
        foreach (string name in graph.Nodes.Select(node => node.Name))
        {
            Node pool = editor[name];
            if (pool.Operation is MaxPool2D { HasIndex: true } pooling
                && editor.InputOf(pool) is { Operation: WeightedOperation and (Conv2D or WinogradConv2D) } producer
                && pooling.Halves(producer.Shape)
                && (WeightedOperation)producer.Operation is var convolution
                && convolution.Epilogue is Activation.Linear or Activation.ReLU or Activation.LeakyReLU
                && (!training || convolution.Epilogue == Activation.Linear || convolution.IsDifferentiatedByReader)
                && editor.Consumers(producer).Count() == 1)
            {
                editor.Replace(pool with { Operation = pooling with { IsFused = true } });
                editor.Replace(producer with { Operation = convolution with { Pooling = new(pool.Name, pool.Identifier, pool.Shape, KeepsIndex: training) } });
            }
        }

        return editor.ToGraph();
    }
}
