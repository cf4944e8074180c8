using ModelGen.Training;

namespace ModelGen.Tests.Gradients;

/// <summary>Loss and gradient of a model over one batch, as a training step works them out.</summary>
internal sealed class Probe
{
    private readonly TrainableModel model;
    private readonly Batch batch;
    private readonly Lane lane;
    private readonly int samples;

    public Probe(TrainableModel model, Dataset data, ulong seed = 1)
    {
        this.model = model;
        samples = data.Count;
        batch = new Batch(model.Info, data, samples, classWeights: null);
        batch.Begin(Enumerable.Range(0, samples).ToArray(), seed, step: 0);
        lane = new Lane(model, learns: true);
    }

    /// <summary>The mean loss at the model's weights; the gradient is then in <see cref="Gradient"/>.</summary>
    public double Run()
    {
        for (int part = 0; part < model.TrainingPrepareParts; part++)
        {
            model.PrepareTraining(part, batch.Prepared);
        }

        lane.Run(batch, 0, samples);
        return lane.Loss / samples;
    }

    /// <summary>The gradient of the mean loss, laid out as the weights.</summary>
    public ReadOnlySpan<float> Gradient => lane.Gradients;
}
