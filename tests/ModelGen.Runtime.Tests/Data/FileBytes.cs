using System.Buffers.Binary;
using System.IO.Compression;

namespace ModelGen.Tests.Data;

/// <summary>Writes the files that readers are tested with.</summary>
internal static class FileBytes
{
    public static byte[] Idx(int[] shape, params byte[] values)
    {
        byte[] file = new byte[4 + (4 * shape.Length) + values.Length];
        file[2] = 8;
        file[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), shape[i]);
        }

        values.CopyTo(file, 4 + (4 * shape.Length));
        return file;
    }

    /// <summary>CIFAR-10 records whose pixel (row, column) is (seed + row, seed + column, seed + 100) modulo 256.</summary>
    public static byte[] Cifar(params byte[] labels)
    {
        List<byte> file = [];
        foreach (byte label in labels)
        {
            file.Add(label);
            file.AddRange(Enumerable.Range(0, 1024).Select(i => (byte)(label + (i / 32))));
            file.AddRange(Enumerable.Range(0, 1024).Select(i => (byte)(label + (i % 32))));
            file.AddRange(Enumerable.Repeat((byte)(label + 100), 1024));
        }

        return [.. file];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream file = new();
        using (GZipStream gzip = new(file, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return file.ToArray();
    }
}
