namespace ModelGen.Generator.Tests.Execution;

/// <summary>One sample's (height, width, channels) values in double precision; 0 outside.</summary>
internal sealed class Tensor(int height, int width, int channels)
{
    public int Height => height;

    public int Width => width;

    public int Channels => channels;

    public double[] Values { get; init; } = new double[height * width * channels];

    public double this[int row, int column, int channel]
    {
        get => Contains(row, column) ? Values[Index(row, column, channel)] : 0;
        set => Values[Index(row, column, channel)] = value;
    }

    public bool Contains(int row, int column) => row >= 0 && row < height && column >= 0 && column < width;

    public Tensor Select(Func<double, double> function) => new(height, width, channels) { Values = [.. Values.Select(function)] };

    private int Index(int row, int column, int channel) => (((row * width) + column) * channels) + channel;
}
