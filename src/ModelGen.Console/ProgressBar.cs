using Spectre.Console;

namespace ModelGen;

/// <summary>
/// Shows the progress of training: on a terminal a bar for each epoch, redrawn at most ten times a second, elsewhere a plain
/// line at the end of each epoch.
/// </summary>
/// <remarks>
/// Reads as Keras's: <c>71/71 [====================] 4s 54ms/step - accuracy: 0.9312 - loss: 0.2211</c>. While an epoch runs,
/// the time is what is left of it. The learning rate is shown once it has changed.
/// </remarks>
public sealed class ProgressBar : Callback
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole console;
    private readonly TimeProvider time;
    private readonly bool isLive;
    private readonly EpochNumbers numbers = new();
    private long epochStart;
    private long lastDrawn;
    private TimeSpan timeOfSteps;
    private bool lineIsOpen;

    /// <summary>A bar on standard output.</summary>
    public ProgressBar()
        : this(AnsiConsole.Console)
    {
    }

    /// <summary>A bar on another console.</summary>
    /// <param name="console">Where it is drawn; as plain lines unless that is a terminal that understands control codes.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public ProgressBar(IAnsiConsole console, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(console);
        this.console = console;
        this.time = time ?? TimeProvider.System;
        isLive = console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;
    }

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context) => numbers.Begin(context);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        epochStart = time.GetTimestamp();
        lastDrawn = 0;
        timeOfSteps = TimeSpan.Zero;
        if (isLive)
        {
            console.MarkupLine($"Epoch {context.Epoch}/{context.Epochs}");
        }
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        long now = time.GetTimestamp();
        timeOfSteps = time.GetElapsedTime(epochStart, now);
        bool isLast = context.Batch == context.BatchesPerEpoch;
        if (isLive && (isLast || lastDrawn == 0 || time.GetElapsedTime(lastDrawn, now) >= Pause))
        {
            lastDrawn = now;
            TimeSpan left = timeOfSteps / context.Batch * (context.BatchesPerEpoch - context.Batch);
            Draw(context, $"ETA {Durations.Clock(left)} {StepTime(context)}{numbers.Running(context)}");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        string summary = $"{Durations.Clock(time.GetElapsedTime(epochStart))} {StepTime(context)}{numbers.Final(logs)}";
        if (isLive)
        {
            Draw(context, summary, isFinal: true);
        }
        else
        {
            // The writer itself: Spectre would break lines at a width that no file has.
            console.Profile.Out.Writer.WriteLine($"Epoch {context.Epoch}/{context.Epochs} - {summary}");
            console.Profile.Out.Writer.Flush();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        if (lineIsOpen)
        {
            console.WriteLine();
            lineIsOpen = false;
        }
    }

    private string StepTime(TrainingContext context) => Durations.PerStep(timeOfSteps / Math.Max(context.Batch, 1));

    /// <summary>Replaces the line that the cursor is on. While it may be replaced again, it is kept to one line of the console.</summary>
    private void Draw(TrainingContext context, string text, bool isFinal = false)
    {
        Bar bar = new(context.Batch, context.BatchesPerEpoch);
        int room = console.Profile.Width - 1 - bar.Length;
        if (!isFinal && room < 0)
        {
            return;
        }

        string shown = isFinal || text.Length < room ? " " + text : (" " + text)[..room];
        console.Write(new ControlCode("\r\u001b[K"));
        console.Markup(bar.Markup + shown.EscapeMarkup());
        lineIsOpen = !isFinal;
        if (isFinal)
        {
            console.WriteLine();
        }
    }
}
