using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Rearranges the weights for all lanes, part by part on the pool.</summary>
internal sealed class WeightPreparation(TrainableModel model, Batch batch) : IWork
{
    public void Run(WorkerPool pool) => pool.Run(this, model.TrainingPrepareParts);

    /// <inheritdoc/>
    public void Invoke(int index, int worker) => model.PrepareTraining(index, batch.Prepared);
}
