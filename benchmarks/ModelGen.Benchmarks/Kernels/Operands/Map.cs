using ModelGen.Memory;

namespace ModelGen.Benchmarks;

/// <summary>A feature map with memory of its own: noise inside, zeros in the halo.</summary>
internal sealed class Map
{
    private readonly Arena memory;
    private readonly int height;
    private readonly int width;
    private readonly int channels;
    private readonly Halo halo;

    public Map(int samples, int height, int width, int channels, Halo halo = default)
    {
        (this.height, this.width, this.channels, this.halo) = (height, width, channels, halo);
        memory = new(samples * (halo.Top + height + halo.Bottom) * (halo.Left + width + halo.Right) * channels);
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < height; row++)
            {
                Noise.Fill(View.Row(sample, row));
            }
        }
    }

    public FeatureMap View => new(memory.Span, height, width, channels, halo);
}
