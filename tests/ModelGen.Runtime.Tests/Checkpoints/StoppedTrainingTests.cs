using ModelGen.Tests.Serialization;
using Xunit;

namespace ModelGen.Tests.Checkpoints;

/// <summary>A callback's wish to stop counts as long as the same callback with the same arguments asks.</summary>
public sealed class StoppedTrainingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_EarlyStopping_keeps_training_stopped_also_where_more_epochs_are_asked_for()
    {
        Assert.Equal(3, Run(10, Stopping()));
        Assert.Equal(3, Run(10, Stopping()));
        EarlyStopping again = Stopping();
        Assert.Equal(3, Run(50, again));
        Assert.Equal(3, again.StoppedEpoch);
    }

    [Fact]
    public void Without_it_training_goes_on_to_the_bits_of_one_that_was_never_stopped()
    {
        Run(10, Stopping());
        float[] stopped = Weights;
        Assert.Equal(10, Run(10));
        Assert.NotEqual(stopped, Weights);
        float[] resumed = Weights;
        File.Delete(new TinyTraining(folder.Path).Backup);
        Assert.Equal(10, Run(10));
        Assert.Equal(Weights, resumed);
    }

    [Fact]
    public void With_more_patience_it_goes_on_waiting_where_it_was()
    {
        Run(10, Stopping());
        EarlyStopping patient = Stopping(patience: 4);
        Assert.Equal(5, Run(10, patient));
        Assert.Equal((1, 5), (patient.BestEpoch, patient.StoppedEpoch));
    }

    [Fact]
    public void Watching_another_number_it_begins_anew()
    {
        Run(10, Stopping());
        EarlyStopping other = new("mean_absolute_error", minDelta: 100, patience: 2);
        Assert.Equal(6, Run(10, other));
        Assert.Equal(4, other.BestEpoch);
    }

    [Fact]
    public void Of_two_that_stopped_together_each_counts()
    {
        Run(10, Stopping(), new StopsAfter(3));
        Assert.Equal(3, Run(10, new StopsAfter(3)));
        Assert.Equal(3, Run(10, Stopping()));
        Assert.Equal(7, Run(10, new StopsAfter(7)));
    }

    [Fact]
    public void A_stop_that_a_later_callback_takes_back_does_not_count()
    {
        LambdaCallback goesOn = new(onEpochEnd: (context, _) => context.StopTraining = false);
        Assert.Equal(5, Run(5, Stopping(), goesOn));
        Assert.Equal(8, Run(8, Stopping(patience: 7)));
    }

    [Fact]
    public void A_training_that_TerminateOnNaN_ended_goes_on_without_it()
    {
        Assert.InRange(Run(200, new SGD(10), new TerminateOnNaN()), 2, 199);
        int ended = Run(200, new SGD(10), new TerminateOnNaN());
        Assert.InRange(ended, 2, 199);
        Assert.Equal(200, Run(200, new SGD(10)));
    }

    private float[] Weights { get; set; } = [];

    private static EarlyStopping Stopping(int patience = 2) => new("loss", minDelta: 100, patience: patience);

    private int Run(int epochs, params Callback[] callbacks) => Run(epochs, new Adam(), callbacks);

    /// <summary>Trains as a new process would, and gives the last epoch's number.</summary>
    private int Run(int epochs, Optimizer optimizer, params Callback[] callbacks)
    {
        TinyTraining training = new(folder.Path) { Optimizer = optimizer };
        training = training with { Options = training.Options with { Epochs = epochs } };
        History history = training.Run(callbacks);
        Weights = training.Model.Weights.ToArray();
        return history.Epochs[^1].Epoch;
    }

    private sealed class StopsAfter(int epoch) : Callback
    {
        public override string Arguments => $"{epoch}";

        public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
        {
            if (logs.Epoch >= epoch)
            {
                context.StopTraining = true;
            }
        }
    }
}
