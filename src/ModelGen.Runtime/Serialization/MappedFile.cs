using System.IO.MemoryMappedFiles;

namespace ModelGen.Serialization;

/// <summary>A file as memory, which the system reads when it is touched.</summary>
internal static unsafe class MappedFile
{
    /// <summary>
    /// The bytes of the file, which are mapped as long as the process lives: a span over a model's weights must not outlive them,
    /// and nothing would say so. Clean pages cost the system nothing that it could not take back.
    /// </summary>
    /// <exception cref="IOException">The file cannot be mapped.</exception>
    public static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        long length = file.Length;
        if (length == 0)
        {
            return file; // Nothing to map; the reader reports an empty file.
        }

        using MemoryMappedFile mapping = MemoryMappedFile.CreateFromFile(
            file, mapName: null, length, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        MemoryMappedViewAccessor view = mapping.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start); // Never released, so the view stays.
        return new UnmanagedMemoryStream(start + view.PointerOffset, length);
    }
}
