namespace ModelGen;

/// <summary>
/// Reads a <see cref="UniformSequence"/> forwards through a small buffer: several groups at once, because a processor waits
/// when it reads wide what it wrote narrow a moment ago.
/// </summary>
/// <param name="sequence">What to read.</param>
/// <param name="buffer">Room for <see cref="Capacity"/> numbers.</param>
/// <param name="end">No number from this index on will be asked for.</param>
internal unsafe ref struct UniformWindow(UniformSequence sequence, float* buffer, ulong end)
{
    /// <summary>Numbers that the buffer holds.</summary>
    public const int Capacity = 8 * UniformSequence.Group;

    private ulong from;
    private ulong to;

    /// <summary>The numbers from <paramref name="index"/> on, and how many of them lie there.</summary>
    public float* At(ulong index, out int available)
    {
        if (index < from || index >= to)
        {
            ulong group = index / UniformSequence.Group;
            ulong wanted = (end - (group * UniformSequence.Group) + UniformSequence.Group - 1) / UniformSequence.Group;
            int groups = (int)Math.Min(wanted, Capacity / UniformSequence.Group);
            sequence.Fill(group, groups, buffer);
            from = group * UniformSequence.Group;
            to = from + (ulong)(groups * UniformSequence.Group);
        }

        available = (int)(to - index);
        return buffer + (index - from);
    }
}
