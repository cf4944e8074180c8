using System.Runtime.InteropServices;

namespace ModelGen.Tests.Serialization;

/// <summary>A file's bytes in memory that no collector moves, beginning at an address that is no multiple of 4.</summary>
internal sealed unsafe class NativeFile : IDisposable
{
    private readonly void* allocation;
    private readonly int length;

    public NativeFile(ReadOnlySpan<byte> file)
    {
        length = file.Length;
        allocation = NativeMemory.AlignedAlloc((nuint)length + 1, 64);
        file.CopyTo(Bytes);
    }

    public Span<byte> Bytes => new((byte*)allocation + 1, length);

    public WeightsSource Source => new("native.safetensors", () => new UnmanagedMemoryStream((byte*)allocation + 1, length));

    /// <summary>Whether some weights lie in this file.</summary>
    public bool Holds(ReadOnlySpan<float> weights) => MemoryMarshal.AsBytes(weights).Overlaps(Bytes);

    public void Dispose() => NativeMemory.AlignedFree(allocation);
}
