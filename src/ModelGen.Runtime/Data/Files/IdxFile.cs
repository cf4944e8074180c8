using System.Buffers.Binary;
using System.Collections.ObjectModel;

namespace ModelGen;

/// <summary>
/// An array of unsigned bytes from a file in MNIST's IDX format, plain or gzip (its content tells, not its name): two zero
/// bytes, the type, the number of dimensions, each dimension as 4 bytes, most significant first, and the values, last dimension
/// fastest (LeCun, Cortes and Burges, The MNIST database).
/// </summary>
public sealed class IdxFile
{
    private const byte UnsignedByte = 8;
    private const int HighestRank = 4;

    private IdxFile(string name, byte[] values, int[] shape)
    {
        Name = name;
        Values = values;
        Shape = new ReadOnlyCollection<int>(shape);
    }

    /// <summary>Gets the path, or the stream's name, that the file was read from.</summary>
    public string Name { get; }

    /// <summary>From 1 to 4 dimensions, the first counting the samples.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>All values; as many as the product of <see cref="Shape"/>.</summary>
    public byte[] Values { get; }

    /// <summary>Gets the offset of the values in the decompressed file, in bytes.</summary>
    internal int HeaderLength => 4 + (4 * Shape.Count);

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">The file is not a complete IDX file of unsigned bytes, or has more than an array holds.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using DataInput input = DataInput.Open(path);
        return Read(input);
    }

    /// <summary>Reads a stream to its end, such as an embedded resource, and leaves it open.</summary>
    /// <param name="stream">Stands where the file begins.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFormatException">The stream is not a complete IDX file of unsigned bytes, or has more than an array holds.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static IdxFile Read(Stream stream, string name)
    {
        using DataInput input = new(stream, name);
        return Read(input);
    }

    private static IdxFile Read(DataInput input)
    {
        Span<byte> magic = stackalloc byte[4];
        input.ReadExactly(magic, "the IDX header");
        if (magic[0] != 0 || magic[1] != 0)
        {
            throw input.Error($"An IDX file begins with two zero bytes, not with {Convert.ToHexString(magic[..2])}. It may be a file of another format, or a web page that was saved in its place.", 0);
        }

        if (magic[2] != UnsignedByte)
        {
            throw input.Error($"The type is 0x{magic[2]:x2}; only unsigned bytes, 0x08, can be read. Give other numbers to Dataset.FromClasses or FromValues.", 2);
        }

        int rank = magic[3];
        if (rank is < 1 or > HighestRank)
        {
            throw input.Error($"There are {rank} dimensions; from 1 to {HighestRank} can be read.", 3);
        }

        int[] shape = new int[rank];
        long length = 1;
        Span<byte> dimension = stackalloc byte[4];
        for (int i = 0; i < rank; i++)
        {
            input.ReadExactly(dimension, "the IDX header");
            uint size = BinaryPrimitives.ReadUInt32BigEndian(dimension);

            // Up to here length is below 2^31, and size is below 2^32: their product fits.
            length *= size;
            if (size == 0 || length > Array.MaxLength)
            {
                throw input.Error($"Dimension {i} is {size}, which makes {length} bytes; from 1 to {Array.MaxLength} can be read.", input.Position - 4);
            }

            shape[i] = (int)size;
        }

        byte[] values = input.ReadBytes(length, $"the values of ({string.Join(", ", shape)})");
        input.ExpectEnd();
        return new(input.Name, values, shape);
    }
}
