using ModelGen.Memory;

namespace ModelGen;

/// <summary>Inputs that are standardized when they are read.</summary>
internal sealed class StandardizedInputs(InputStore source, Standardization standardization) : InputStore(source.Size)
{
    /// <inheritdoc/>
    public override void Copy(int index, Span<float> destination)
    {
        source.Copy(index, destination);
        standardization.Apply(destination);
    }

    /// <inheritdoc/>
    public override void Copy(int index, FeatureMap destination, int sample)
    {
        source.Copy(index, destination, sample);
        int length = destination.Width * destination.Channels;
        for (int row = 0; row < destination.Height; row++)
        {
            standardization.Apply(destination.Row(sample, row), row * length);
        }
    }
}
