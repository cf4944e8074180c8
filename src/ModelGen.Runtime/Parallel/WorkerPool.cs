using System.Runtime.ExceptionServices;

namespace ModelGen.Parallel;

/// <summary>
/// Threads that wait for work and share its items. The caller is one of them, so a pool of one thread just loops. A run
/// allocates nothing.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    /// <summary>The most threads of one pool.</summary>
    public const int MaxThreads = 1024;

    private readonly Thread[] workers;
    private readonly WaitPoint newWork = new();
    private readonly WaitPoint allDone = new();
    private readonly object failureGate = new();

    private IWork? work;
    private int count;
    private int unclaimed;
    private int unfinished;
    private int running;
    private volatile bool stopping;
    private int failedIndex;
    private ExceptionDispatchInfo? failure;

    /// <summary>Starts the threads; the caller of <see cref="Run"/> is the last of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than <see cref="MaxThreads"/>.</exception>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaxThreads);
        workers = new Thread[threads - 1];
        for (int i = 0; i < workers.Length; i++)
        {
            int worker = i + 1;
            workers[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"ModelGen worker {worker}" };
        }

        try
        {
            foreach (Thread thread in workers)
            {
                thread.Start();
            }
        }
        catch
        {
            // Too little memory for all: those that run must not wait for ever.
            stopping = true;
            newWork.Wake();
            throw;
        }
    }

    /// <summary>Threads that run items, the caller included.</summary>
    public int Threads => workers.Length + 1;

    /// <summary>Does the items 0 to count - 1, in no fixed order, and returns when all are done.</summary>
    /// <remarks>
    /// An item that throws stops no other. Afterwards the exception is thrown here; of several, that of the lowest index.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The pool is running already: one run at a time, and none inside another.</exception>
    public void Run(IWork work, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ObjectDisposedException.ThrowIf(stopping, this);
        if (Interlocked.Exchange(ref running, 1) != 0)
        {
            throw new InvalidOperationException("The pool is already running. It does one run at a time, and none inside another.");
        }

        this.work = work;
        this.count = count;
        Volatile.Write(ref unfinished, count);

        // From here on workers may claim items. Whoever claims one reads work and count afterwards, and so those of the run
        // that the item belongs to: it cannot end before its items have.
        Interlocked.Exchange(ref unclaimed, count);
        if (count > 1)
        {
            newWork.Wake(most: count - 1);
        }

        TakeItems(worker: 0);
        allDone.WaitUntil(static pool => Volatile.Read(ref pool.unfinished) == 0, this);

        ExceptionDispatchInfo? thrown = failure;
        failure = null;
        this.work = null;
        Volatile.Write(ref running, 0);
        thrown?.Throw();
    }

    /// <summary>Ends the threads after the items they are at.</summary>
    public void Dispose()
    {
        stopping = true;
        newWork.Wake();
        foreach (Thread thread in workers)
        {
            if (thread != Thread.CurrentThread)
            {
                thread.Join();
            }
        }
    }

    private void Serve(int worker)
    {
        while (true)
        {
            newWork.WaitUntil(static pool => pool.stopping || Volatile.Read(ref pool.unclaimed) > 0, this);
            if (stopping)
            {
                return;
            }

            TakeItems(worker);
        }
    }

    private void TakeItems(int worker)
    {
        while (true)
        {
            int left = Volatile.Read(ref unclaimed);
            if (left == 0)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref unclaimed, left - 1, left) == left)
            {
                Do(count - left, worker);
            }
        }
    }

    private void Do(int index, int worker)
    {
        try
        {
            work!.Invoke(index, worker);
        }
        catch (Exception exception)
        {
            lock (failureGate)
            {
                if (failure is null || index < failedIndex)
                {
                    (failure, failedIndex) = (ExceptionDispatchInfo.Capture(exception), index);
                }
            }
        }

        if (Interlocked.Decrement(ref unfinished) == 0)
        {
            allDone.Wake();
        }
    }
}
