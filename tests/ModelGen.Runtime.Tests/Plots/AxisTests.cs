using System.Globalization;
using ModelGen.Plots;
using Xunit;

namespace ModelGen.Tests;

public class AxisTests
{
    [Theory]
    [InlineData(0.03, 2.21, "0 0.5 1.0 1.5 2.0 2.5")]
    [InlineData(0.912, 0.998, "0.90 0.92 0.94 0.96 0.98 1.00")]
    [InlineData(-3.0, 11.0, "-5 0 5 10 15")]
    [InlineData(12.0, 1234.0, "0 500 1000 1500")]
    [InlineData(1e-6, 9e-6, "0 2e-6 4e-6 6e-6 8e-6 1e-5")]
    [InlineData(5.0, 5.0, "4.4 4.6 4.8 5.0 5.2 5.4 5.6")]
    [InlineData(0.0, 0.0, "-1.0 -0.5 0 0.5 1.0")]
    public void Ticks_are_round_and_enclose_the_values(double low, double high, string labels) =>
        Assert.Equal(labels, string.Join(' ', Axis.Around([high, low], steps: 5).Labels));

    [Fact]
    public void An_axis_without_values_runs_from_0_to_1()
    {
        Axis axis = Axis.Around([], steps: 5);
        Assert.Equal((0, 1), (axis.Minimum, axis.Maximum));
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 15, "2 4 6 8 10 12 14")]
    [InlineData(11, 20, "12 14 16 18 20")]
    [InlineData(1, 1000, "200 400 600 800 1000")]
    public void Epochs_get_whole_ticks(int first, int last, string labels) =>
        Assert.Equal(labels, string.Join(' ', Axis.OverIntegers(first, last, steps: 8).Labels));

    [Fact]
    public void Any_finite_values_get_a_few_ticks_whose_labels_say_where_they_are()
    {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-320, 300));
            double high = low + (random.NextDouble() * Math.Pow(10, random.Next(-320, 300)));
            Axis axis = Axis.Around([low, high], steps: 5);

            Assert.InRange(axis.Ticks.Count, 2, 8);
            Assert.InRange(axis.PositionOf(low), -1e-6, 1 + 1e-6);
            Assert.InRange(axis.PositionOf(high), -1e-6, 1 + 1e-6);
            for (int tick = 0; tick < axis.Ticks.Count; tick++)
            {
                double read = double.Parse(axis.Labels[tick], CultureInfo.InvariantCulture);
                Assert.Equal(axis.Ticks[tick], read, (axis.Maximum - axis.Minimum) * 1e-3);
            }
        }
    }
}
