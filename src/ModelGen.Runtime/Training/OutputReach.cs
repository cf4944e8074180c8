using System.Globalization;

namespace ModelGen.Training;

/// <summary>Warns of targets that the last layer's activation cannot reach, so that their error stays however long one trains.</summary>
internal static class OutputReach
{
    public static IEnumerable<string> Find(TrainableModel model, Dataset data)
    {
        Loss loss = model.Info.Loss;
        if (data.HasClasses || model.Layers is not [.., var last]
            || loss is Loss.None or Loss.BinaryCrossentropy or Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy)
        {
            return [];
        }

        (float least, float most) = last.Activation switch
        {
            Activation.Sigmoid or Activation.Softmax => (0f, 1f),
            Activation.Tanh => (-1, 1),
            Activation.ReLU or Activation.Softplus => (0, float.PositiveInfinity),
            Activation.ELU => (-1, float.PositiveInfinity),
            Activation.SELU => (-1.7581f, float.PositiveInfinity), // -scale alpha
            Activation.SiLU => (-0.2785f, float.PositiveInfinity), // x sigmoid(x) at x = -1.278
            Activation.GELU => (-0.17f, float.PositiveInfinity), // at x = -0.752
            _ => (float.NegativeInfinity, float.PositiveInfinity),
        };
        if (float.IsNegativeInfinity(least))
        {
            return [];
        }

        TargetFacts facts = TargetFacts.Of(data);
        return facts.Least >= least && facts.Most <= most
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"Targets are from {facts.Least} to {facts.Most}, but {last.Name} ends in Activation.{last.Activation}, which gives {(float.IsFinite(most) ? $"{least} to {most}" : $"nothing below {least}")}. Remove the activation, or scale the targets.")];
    }
}
