using ModelGen.Parallel;
using Xunit;

namespace ModelGen.Tests.Kernels;

public class WorkerPoolTests
{
    public static TheoryData<int> ThreadCounts => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_item_is_done_once_in_every_run(int threads)
    {
        using WorkerPool pool = new(threads);
        Assert.Equal(threads, pool.Threads);
        for (int run = 0; run < 3000; run++)
        {
            Counting work = new(run % 17, threads);
            pool.Run(work, run % 17);
            Assert.All(work.Done, done => Assert.Equal(1, done));
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_worker_does_one_item_at_a_time_and_has_a_number_of_its_own(int threads)
    {
        using WorkerPool pool = new(threads);
        Counting work = new(2000, threads);
        pool.Run(work, 2000);
        Assert.False(work.Shared);
    }

    [Fact]
    public void All_threads_take_part()
    {
        using WorkerPool pool = new(4);

        // Each item waits for the other three: fewer threads than items would never get past it.
        Meeting meeting = new(4);
        pool.Run(meeting, 4);
        Assert.Equal(4, meeting.Workers.Distinct().Count());
    }

    [Fact]
    public void Workers_that_fell_asleep_wake_up()
    {
        using WorkerPool pool = new(3);
        for (int i = 0; i < 5; i++)
        {
            Thread.Sleep(20);
            pool.Run(new Meeting(3), 3);
        }
    }

    [Fact]
    public void A_caller_that_fell_asleep_wakes_up()
    {
        using WorkerPool pool = new(2);
        pool.Run(new Sleeping(), 2);
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void An_exception_comes_out_after_all_other_items_are_done(int threads)
    {
        using WorkerPool pool = new(threads);
        Failing work = new(100, [30, 7, 90]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => pool.Run(work, 100));
        Assert.Equal("Item 7.", error.Message);
        Assert.Contains(nameof(Failing), error.StackTrace);
        Assert.All(work.Done, done => Assert.Equal(1, done));

        Counting next = new(10, threads);
        pool.Run(next, 10);
        Assert.All(next.Done, done => Assert.Equal(1, done));
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_run_allocates_nothing(int threads)
    {
        using WorkerPool pool = new(threads);
        Measuring work = new(threads);
        for (int run = 0; run < 200; run++)
        {
            pool.Run(work, 64);
        }

        work.Begin();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 200; run++)
        {
            pool.Run(work, 64);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, work.AllocatedByWorkers);
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_run_inside_a_run_is_refused(int threads)
    {
        using WorkerPool pool = new(threads);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => pool.Run(new Nested(pool), 3));
        Assert.Contains("one run at a time", error.Message);
    }

    [Fact]
    public void Dispose_ends_the_threads()
    {
        WorkerPool pool = new(4);
        Meeting meeting = new(4);
        pool.Run(meeting, 4);
        pool.Dispose();
        pool.Dispose();
        Assert.All(meeting.Threads.Where(thread => thread != Thread.CurrentThread), thread => Assert.False(thread.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => pool.Run(meeting, 1));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(1025));
        using WorkerPool pool = new(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Run(new Sleeping(), -1));
        pool.Run(new Sleeping(), 0);
    }

    private sealed class Counting(int items, int threads) : IWork
    {
        private readonly int[] busy = new int[threads];

        public int[] Done { get; } = new int[items];

        public bool Shared { get; private set; }

        public void Invoke(int index, int worker)
        {
            Shared |= Interlocked.Increment(ref busy[worker]) != 1;
            Interlocked.Increment(ref Done[index]);
            Interlocked.Decrement(ref busy[worker]);
        }
    }

    private sealed class Failing(int items, int[] failing) : IWork
    {
        public int[] Done { get; } = new int[items];

        public void Invoke(int index, int worker)
        {
            Interlocked.Increment(ref Done[index]);
            if (failing.Contains(index))
            {
                throw new InvalidDataException($"Item {index}.");
            }
        }
    }

    private sealed class Meeting(int participants) : IWork
    {
        private readonly Barrier barrier = new(participants);

        public int[] Workers { get; } = new int[participants];

        public Thread[] Threads { get; } = new Thread[participants];

        public void Invoke(int index, int worker)
        {
            (Workers[index], Threads[index]) = (worker, Thread.CurrentThread);
            Assert.True(barrier.SignalAndWait(TimeSpan.FromMinutes(1)), "A thread of the pool did not come.");
        }
    }

    private sealed class Sleeping : IWork
    {
        /// <summary>The worker takes longer than the caller stays awake.</summary>
        public void Invoke(int index, int worker) => Thread.Sleep(worker == 0 ? 1 : 50);
    }

    private sealed class Measuring(int threads) : IWork
    {
        private readonly long[] first = new long[threads];
        private readonly long[] last = new long[threads];

        public long AllocatedByWorkers => last.Zip(first, (after, before) => after - before).Sum();

        public void Begin()
        {
            Array.Clear(first);
            Array.Clear(last);
        }

        public void Invoke(int index, int worker)
        {
            last[worker] = GC.GetAllocatedBytesForCurrentThread();
            if (first[worker] == 0)
            {
                first[worker] = last[worker];
            }
        }
    }

    private sealed class Nested(WorkerPool pool) : IWork
    {
        public void Invoke(int index, int worker) => pool.Run(this, 1);
    }
}
