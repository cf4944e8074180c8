namespace ModelGen.Parallel;

/// <summary>Independent items of work, for a <see cref="WorkerPool"/>.</summary>
internal interface IWork
{
    /// <summary>Does one item.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="worker">Which thread of the pool, from 0: no two items run on the same one at the same time.</param>
    void Invoke(int index, int worker);
}
