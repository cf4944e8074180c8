namespace ModelGen.Training;

/// <summary>Holds all objects that a call needs for itself, until it is disposed of.</summary>
/// <param name="call">Its name: <c>Mlp.Fit</c>.</param>
internal sealed class Reservation(string call) : IDisposable
{
    private readonly Occupancy.Use use = new(call, Environment.CurrentManagedThreadId);
    private readonly List<Occupancy> taken = [];

    /// <summary>Takes a model and all that holds state of its training.</summary>
    /// <exception cref="InvalidOperationException">Another call uses one of them.</exception>
    public void TakeTraining(TrainableModel model, FitOptions options, Optimizer optimizer, IReadOnlyList<Metric> metrics)
    {
        model.ReserveFor(this);
        Take(optimizer.Occupancy, $"the optimizer, {optimizer.GetType().Name},", "Give each training an optimizer of its own");
        foreach (Callback callback in options.Callbacks)
        {
            Take(callback.Occupancy, $"the callback {callback.GetType().Name}", "Give each training callbacks of its own");
        }

        TakeMetrics(metrics);
        if (options.Device is { } device)
        {
            Take(device.Occupancy, $"the device {device.Name}", "Train one model at a time on a device");
        }
    }

    /// <summary>Takes metrics, which sum up what they see.</summary>
    /// <exception cref="InvalidOperationException">Another call uses one of them.</exception>
    public void TakeMetrics(IReadOnlyList<Metric> metrics)
    {
        foreach (Metric metric in metrics)
        {
            Take(metric.Occupancy, $"the metric '{metric.Name}'", "Give each call metrics of its own");
        }
    }

    /// <summary>Takes one object.</summary>
    /// <param name="occupancy">The object's.</param>
    /// <param name="what">The object, for the message.</param>
    /// <param name="remedy">What to do instead, without a full stop.</param>
    /// <exception cref="InvalidOperationException">Another call uses it.</exception>
    public void Take(Occupancy occupancy, string what, string remedy)
    {
        Occupancy.Use? other = occupancy.Enter(use);
        if (other is null)
        {
            taken.Add(occupancy);
        }
        else if (!ReferenceEquals(other, use))
        {
            throw new InvalidOperationException($"{call}: {what} is in use by {other}. {remedy}, or wait until that call has returned.");
        }
    }

    /// <summary>Lets others use what was taken.</summary>
    public void Dispose()
    {
        foreach (Occupancy occupancy in taken)
        {
            occupancy.Leave();
        }

        taken.Clear();
    }
}
