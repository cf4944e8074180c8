using System.Globalization;
using System.Xml.Linq;
using Xunit;

namespace ModelGen.Tests;

public class HistoryPlotTests
{
    [Fact]
    public void Points_lie_where_the_axes_say()
    {
        History history = Make(15, epoch => [("loss", 2.3 / epoch), ("val_loss", 0.2 + (1.9 / epoch))]);
        var picture = new SvgPicture(history.ToSvg());

        // Two ticks of each axis give the scale: a tick label stands beside (y) or below (x) its place.
        XElement[] yTicks = [.. picture.All("text").Where(text => text.Attribute("text-anchor")!.Value == "end" && IsNumber(text))];
        XElement[] xTicks = [.. picture.All("text").Where(text => text.Attribute("text-anchor")!.Value == "middle" && IsNumber(text))];
        Func<double, double> toValue = Through(yTicks[0], yTicks[^1], "y", -4);
        Func<double, double> toEpoch = Through(xTicks[0], xTicks[^1], "x", 0);

        string[] names = ["loss", "val_loss"];
        Assert.Equal(2, picture.Polylines.Count);
        foreach ((string name, (double X, double Y)[] line) in names.Zip(picture.Polylines))
        {
            Assert.Equal(15, line.Length);
            for (int i = 0; i < 15; i++)
            {
                // Coordinates have two decimals; a panel has some 220 x 370 pixels.
                Assert.Equal(i + 1, toEpoch(line[i].X), 0.01);
                Assert.Equal(history[name][i], toValue(line[i].Y), 0.001);
            }
        }
    }

    [Fact]
    public void Each_metric_has_a_panel_with_title_and_legend()
    {
        History history = Make(3, epoch => [("loss", 1), ("accuracy", 0.5), ("learning_rate", 0.1), ("val_loss", 1), ("val_accuracy", 0.4), ("only_train", epoch)]);
        var picture = new SvgPicture(history.ToSvg());
        Assert.Equal(["loss", "accuracy", "only_train"], picture.All("text").Where(text => text.Attribute("font-weight") is not null).Select(text => text.Value));
        Assert.Equal(3, picture.Texts.Count(text => text == "train"));
        Assert.Equal(2, picture.Texts.Count(text => text == "validation"));
        Assert.Equal(3, picture.Texts.Count(text => text == "epoch"));
        Assert.Equal(3 * 440, picture.Width);
    }

    [Fact]
    public void Values_that_are_not_finite_leave_gaps()
    {
        double[] values = [5, 4, double.NaN, 3, double.PositiveInfinity, 2, 1, 1e308];
        var picture = new SvgPicture(Make(8, epoch => [("loss", values[epoch - 1])]).ToSvg());
        Assert.Equal([2, 2], picture.Polylines.Select(line => line.Length));
        Assert.Equal(5, picture.All("circle").Count());
    }

    [Theory]
    [InlineData("2 1 NaN NaN", "loss is NaN from epoch 3")]
    [InlineData("2 NaN 1 1", "loss is NaN in epoch 2")]
    [InlineData("Infinity -Infinity 1 1", "loss is infinite in epochs 1 to 2")]
    [InlineData("2 Infinity NaN NaN", "loss is infinite or NaN from epoch 2")]
    [InlineData("2 NaN 1 1e301", "loss is NaN or beyond 1e300 in 2 of 4 epochs, the first of them 2")]
    public void The_picture_says_which_values_it_does_not_show(string losses, string note)
    {
        double[] values = [.. losses.Split(' ').Select(loss => double.Parse(loss, CultureInfo.InvariantCulture))];
        var picture = new SvgPicture(Make(values.Length, epoch => [("loss", values[epoch - 1])]).ToSvg());
        Assert.Contains(note, picture.Texts);
    }

    [Fact]
    public void A_value_that_was_not_logged_is_not_said_to_be_NaN()
    {
        History history = Make(4, epoch => epoch % 2 == 0 ? [("loss", 1), ("val_loss", double.NaN)] : [("loss", 1)]);
        var picture = new SvgPicture(history.ToSvg());
        Assert.Contains("val_loss is NaN in 2 of 4 epochs, the first of them 2", picture.Texts);
        Assert.DoesNotContain(picture.Texts, text => text.StartsWith("loss is", StringComparison.Ordinal));
    }

    [Fact]
    public void One_epoch_is_a_dot()
    {
        var picture = new SvgPicture(Make(1, _ => [("loss", 0.5), ("val_loss", 0.7)]).ToSvg());
        Assert.Empty(picture.Polylines);
        Assert.Equal(2, picture.All("circle").Count());
    }

    [Fact]
    public void A_thousand_epochs_make_a_line_without_dots()
    {
        var picture = new SvgPicture(Make(1000, epoch => [("loss", Math.Exp(-epoch / 100.0))]).ToSvg());
        Assert.Equal(1000, Assert.Single(picture.Polylines).Length);
        Assert.Empty(picture.All("circle"));
    }

    [Fact]
    public void A_constant_is_a_level_line()
    {
        var picture = new SvgPicture(Make(5, _ => [("loss", 0.25)]).ToSvg());
        Assert.Single(picture.Polylines[0].Select(point => point.Y).Distinct());
    }

    [Fact]
    public void No_epochs_and_no_finite_value_still_give_a_picture()
    {
        var none = new SvgPicture(new History().ToSvg());
        Assert.Contains("loss", none.Texts);
        Assert.Contains("no epochs", none.Texts);

        var lost = new SvgPicture(Make(4, _ => [("loss", double.NaN)]).ToSvg());
        Assert.Empty(lost.Polylines);
        Assert.Contains("loss is NaN from epoch 1", lost.Texts);
        Assert.Equal(["1", "2", "3", "4"], lost.Texts.Where(text => double.TryParse(text, out _)));
    }

    [Fact]
    public void Any_metric_name_gives_well_formed_XML()
    {
        string name = "a<b>&\"c'\u0001\ud800\uffff";
        var picture = new SvgPicture(Make(2, _ => [(name, 1)]).ToSvg());
        Assert.Contains("a<b>&\"c'\ufffd\ufffd\ufffd", picture.Texts);
    }

    [Fact]
    public void A_saved_picture_replaces_the_file()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            History history = Make(2, epoch => [("loss", epoch)]);
            File.WriteAllText(path, new string('x', 100_000));
            history.SaveSvg(path);
            Assert.Equal(history.ToSvg(), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Values_are_read_by_name_over_all_epochs()
    {
        History history = Make(3, epoch => epoch == 2 ? [("loss", 2)] : [("loss", epoch), ("val_loss", 10 * epoch)]);
        Assert.Equal([1, 2, 3], history["loss"]);
        Assert.Equal([10, double.NaN, 30], history["val_loss"]);
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => history["acuracy"]);
        Assert.Contains("loss, val_loss", error.Message);
    }

    private static History Make(int epochs, Func<int, (string Name, double Value)[]> logs)
    {
        var history = new History();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            var entries = new EpochLogs { Epoch = epoch };
            foreach ((string name, double value) in logs(epoch))
            {
                entries[name] = value;
            }

            history.Add(entries);
        }

        return history;
    }

    private static bool IsNumber(XElement text) => double.TryParse(text.Value, CultureInfo.InvariantCulture, out _);

    private static Func<double, double> Through(XElement first, XElement last, string axis, double offset)
    {
        double from = SvgPicture.Number(first, axis) + offset, to = SvgPicture.Number(last, axis) + offset;
        double low = double.Parse(first.Value, CultureInfo.InvariantCulture), high = double.Parse(last.Value, CultureInfo.InvariantCulture);
        return position => low + ((position - from) / (to - from) * (high - low));
    }
}
