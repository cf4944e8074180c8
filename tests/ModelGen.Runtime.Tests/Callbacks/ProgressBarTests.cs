using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests;

public class ProgressBarTests
{
    [Fact]
    public void A_running_epoch_shows_bar_time_left_time_a_step_and_numbers()
    {
        var screen = new TerminalScreen(isTerminal: true, width: 120);
        new Training(screen, batches: 40).Begin().Steps(10, seconds: 1.5);
        Assert.Equal(["Epoch 1/3", "10/40 [====>...............] ETA 45s 2s/step - accuracy: 0.5000 - loss: 0.2500"], screen.Lines);
    }

    [Fact]
    public void A_finished_epoch_shows_the_time_it_took_and_the_validation()
    {
        var screen = new TerminalScreen(isTerminal: true, width: 150);
        Training training = new Training(screen, batches: 8).Begin().Steps(8, seconds: 0.25);
        Assert.StartsWith("8/8 [====================] ETA 0s 250ms/step", screen.Lines[^1]);

        training.Wait(63).End(("loss", 0.125), ("accuracy", 1), ("val_loss", 0.00012), ("val_accuracy", 0.75));
        Assert.Equal(
            ["Epoch 1/3", "8/8 [====================] 1:05 250ms/step - accuracy: 1.0000 - loss: 0.1250 - val_accuracy: 0.7500 - val_loss: 1.2000e-04", ""],
            screen.Lines);
    }

    [Fact]
    public void The_bar_is_drawn_at_most_ten_times_a_second_and_at_the_last_step()
    {
        var screen = new TerminalScreen(isTerminal: true, width: 120);
        new Training(screen, batches: 1000).Begin().Steps(1000, seconds: 0.001);
        Assert.InRange(screen.Raw.Split('\r').Length - 1, 10, 12);
        Assert.StartsWith("1000/1000 [====================] ETA 0s 1ms/step", screen.Lines[^1]);
    }

    [Fact]
    public void A_running_line_stays_within_a_narrow_terminal()
    {
        foreach (int width in new[] { 10, 27, 28, 40 })
        {
            var screen = new TerminalScreen(isTerminal: true, width);
            Training training = new Training(screen, batches: 5).Begin().Steps(3, seconds: 1);
            Assert.Equal(2, screen.Lines.Count);
            Assert.All(screen.Lines, line => Assert.True(line.Length < width, line));

            training.End(("loss", 0.5));
            string all = string.Concat(screen.Lines).Replace(" ", "", StringComparison.Ordinal);
            Assert.Contains("loss:0.5000", all);
        }
    }

    [Fact]
    public void Elsewhere_an_epoch_is_one_plain_line_however_long()
    {
        var screen = new TerminalScreen(isTerminal: false, width: 40);
        Training training = new Training(screen, batches: 5);
        training.Begin().Steps(5, seconds: 2).End(("loss", 0.5), ("accuracy", 0.25), ("val_loss", double.NaN));
        training.Begin().Steps(5, seconds: 0.0005).End(("loss", 0.25));
        Assert.Equal(
            "Epoch 1/3 - 10s 2s/step - accuracy: 0.2500 - loss: 0.5000 - val_loss: NaN\n"
            + "Epoch 2/3 - 0s 500us/step - loss: 0.2500\n",
            screen.Raw);
    }

    [Fact]
    public void The_learning_rate_is_shown_at_the_end_once_it_has_changed()
    {
        var screen = new TerminalScreen(isTerminal: false, width: 80);
        Training training = new(screen, batches: 1);
        foreach (double rate in new[] { 0.1, 0.1, 0.05 })
        {
            training.Begin().Steps(1, seconds: 1).End(("learning_rate", rate), ("loss", 1), ("val_loss", 1));
        }

        Assert.Equal([false, false, true, false], screen.Lines.Select(line => line.EndsWith(" - val_loss: 1.0000 - learning_rate: 0.0500", StringComparison.Ordinal)));
        Assert.Single(screen.Lines, line => line.Contains("learning_rate", StringComparison.Ordinal));
    }

    [Fact]
    public void Training_that_breaks_off_leaves_the_cursor_on_a_new_line()
    {
        var screen = new TerminalScreen(isTerminal: true, width: 80);
        new Training(screen, batches: 5).Begin().Steps(2, seconds: 1).BreakOff();
        Assert.Equal("", screen.Lines[^1]);
        Assert.StartsWith("2/5 [=======>............]", screen.Lines[^2]);
    }

    [Fact]
    public void Names_that_look_like_markup_are_shown_as_they_are()
    {
        var screen = new TerminalScreen(isTerminal: true, width: 80);
        new Training(screen, batches: 1).Begin().Steps(1, seconds: 1).End(("[red]loss[/]", 1));
        Assert.EndsWith(" - [red]loss[/]: 1.0000", screen.Lines[1]);
    }

    /// <summary>A training of three epochs whose time passes by hand, with an accuracy and a loss that are known.</summary>
    private sealed class Training
    {
        private readonly ManualTime time = new();
        private readonly ProgressBar bar;
        private readonly TrainingContext context;

        public Training(TerminalScreen screen, int batches)
        {
            var accuracy = new Accuracy();
            MetricRun.Update(accuracy, [[0.9f], [0.9f]], [[1], [0]]);
            context = new TrainingContext(new TinyModel(), new FitOptions { Epochs = 3 }, new SGD(), new GivenGradients(48))
            {
                BatchesPerEpoch = batches,
                Metrics = [accuracy],
                Loss = 0.25,
            };
            bar = new ProgressBar(screen.Console, time);
            bar.OnTrainBegin(context);
        }

        public Training Begin()
        {
            context.Epoch++;
            context.Batch = 0;
            bar.OnEpochBegin(context);
            return this;
        }

        public Training Steps(int count, double seconds)
        {
            for (int i = 0; i < count; i++)
            {
                time.Pass(seconds);
                context.Batch++;
                bar.OnBatchEnd(context);
            }

            return this;
        }

        public Training Wait(double seconds)
        {
            time.Pass(seconds);
            return this;
        }

        public void End(params (string Name, double Value)[] entries)
        {
            var logs = new EpochLogs { Epoch = context.Epoch };
            foreach ((string name, double value) in entries)
            {
                logs[name] = value;
            }

            bar.OnEpochEnd(context, logs);
        }

        public void BreakOff() => bar.OnTrainEnd(context);
    }
}
