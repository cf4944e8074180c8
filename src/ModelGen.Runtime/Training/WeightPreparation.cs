using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Rearranges the weights for all lanes, part by part on the pool where there is enough to do.</summary>
internal sealed class WeightPreparation(TrainableModel model, Batch batch) : IWork
{
    /// <summary>Floats that are rearranged sooner than another thread begins to help.</summary>
    private const int Worthwhile = 64 * 1024;

    public void Run(WorkerPool pool)
    {
        if (model.Info.PreparedLength >= Worthwhile)
        {
            pool.Run(this, model.TrainingPrepareParts);
            return;
        }

        for (int part = 0; part < model.TrainingPrepareParts; part++)
        {
            Invoke(part, worker: 0);
        }
    }

    /// <inheritdoc/>
    public void Invoke(int index, int worker) => model.PrepareTraining(index, batch.Prepared);
}
