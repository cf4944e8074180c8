using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Splits a batch evenly into lanes and runs them on the pool.</summary>
internal sealed class LaneRunner : IWork
{
    private readonly Lane[] lanes;
    private readonly WorkerPool pool;
    private readonly Batch batch;

    public LaneRunner(TrainableModel model, Batch batch, WorkerPool pool, int lanes)
    {
        this.pool = pool;
        this.batch = batch;
        this.lanes = new Lane[lanes];
        for (int i = 0; i < lanes; i++)
        {
            this.lanes[i] = new Lane(model, learns: true);
        }
    }

    public IReadOnlyList<Lane> Lanes => lanes;

    /// <summary>Runs all lanes; gives the sum of the samples' losses, added in the lanes' order.</summary>
    public double Run()
    {
        pool.Run(this, lanes.Length);
        double loss = 0;
        foreach (Lane lane in lanes)
        {
            loss += lane.Loss;
        }

        return loss;
    }

    /// <inheritdoc/>
    public void Invoke(int index, int worker) =>
        lanes[index].Run(batch, Share(index), Share(index + 1));

    private int Share(int lane) => (int)((long)batch.Count * lane / lanes.Length);
}
