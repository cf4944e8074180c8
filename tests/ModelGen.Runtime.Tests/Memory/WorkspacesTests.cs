using System.Collections.Concurrent;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Memory;

public class WorkspacesTests
{
    [Fact]
    public void A_thread_gets_back_what_it_left()
    {
        Workspaces workspaces = new(16);
        Arena arena = workspaces.Rent();
        workspaces.Return(arena);
        Assert.Same(arena, workspaces.Rent());
    }

    [Fact]
    public void One_that_is_in_use_is_given_to_nobody_else()
    {
        Workspaces workspaces = new(16);
        ConcurrentDictionary<Arena, int> inUse = new();
        System.Threading.Tasks.Parallel.For(0, 200_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Arena arena = workspaces.Rent();
            Assert.True(inUse.TryAdd(arena, i));
            Assert.True(inUse.TryRemove(arena, out _));
            workspaces.Return(arena);
        });
    }

    [Fact]
    public void What_one_thread_left_is_found_by_any_other()
    {
        Workspaces workspaces = new(16);
        Arena arena = workspaces.Rent();
        workspaces.Return(arena);
        Arena? found = null;
        for (int thread = 0; thread < 20; thread++)
        {
            Thread other = new(() =>
            {
                found = workspaces.Rent();
                workspaces.Return(found);
            });
            other.Start();
            other.Join();
            Assert.Same(arena, found);
        }
    }

    [Fact]
    public void As_many_as_there_are_places_stay()
    {
        Workspaces workspaces = new(16);
        Arena[] many = [.. Enumerable.Range(0, 1000).Select(_ => workspaces.Rent())];
        Assert.Equal(1000, many.Distinct().Count());
        Array.ForEach(many, workspaces.Return);
        int kept = Enumerable.Range(0, 1000).Count(_ => many.Contains(workspaces.Rent()));
        Assert.InRange(kept, 2 * Environment.ProcessorCount, 4 * Environment.ProcessorCount);
    }
}
