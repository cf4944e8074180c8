namespace ModelGen;

/// <summary>Tells who uses an object that one training or evaluation at a time may use.</summary>
internal sealed class Occupancy
{
    private Use? current;

    /// <summary>Gets the use that is going on; null for none.</summary>
    public Use? Current => Volatile.Read(ref current);

    /// <summary>Begins a use, unless another one is going on; returns that.</summary>
    public Use? Enter(Use use) => Interlocked.CompareExchange(ref current, use, null);

    /// <summary>Ends the use.</summary>
    public void Leave() => Volatile.Write(ref current, null);

    /// <summary>One call that uses objects.</summary>
    /// <param name="Call">Its name: <c>Mlp.Fit</c>.</param>
    /// <param name="Thread">The thread that called.</param>
    internal sealed record Use(string Call, int Thread)
    {
        /// <summary>Gets whether the use is of the calling thread, which then runs one of its callbacks.</summary>
        public bool IsHere => Thread == Environment.CurrentManagedThreadId;

        /// <summary>Says where the call runs.</summary>
        public override string ToString() => IsHere ? $"{Call}, from one of whose callbacks this was called" : $"{Call} on another thread";
    }
}
