using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace DigitReader;

/// <summary>The message of this thread's last failed call, as C reads it: UTF-8 and a zero.</summary>
internal static unsafe class LastError
{
    private const int Capacity = 512;

    /// <summary>Pinned, and collected some time after the thread has ended: a pointer to it is good as long as the thread lives.</summary>
    [ThreadStatic]
    private static byte[]? text;

    /// <summary>Empty before the first failure.</summary>
    public static byte* Text => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text is null ? "\0"u8 : text));

    public static void Set(string message)
    {
        text ??= GC.AllocateArray<byte>(Capacity, pinned: true);

        // What does not fit is left out, whole characters of it.
        _ = Utf8.FromUtf16(message, text.AsSpan(..^1), out _, out int written);
        text[written] = 0;
    }
}
