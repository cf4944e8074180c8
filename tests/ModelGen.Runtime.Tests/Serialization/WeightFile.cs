using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Tests.Serialization;

/// <summary>Files for <see cref="PackedModel"/>, written byte by byte: the kernel counts from 0 and the bias from 100, in halves.</summary>
internal static class WeightFile
{
    public static byte[] Write(bool kernelFirst, string type)
    {
        int size = type switch { "F16" => 2, "F32" => 4, _ => 8 };
        (int kernel, int bias) = kernelFirst ? (0, 48 * size) : (3 * size, 0);
        string header =
            $$$"""
            {"dense_1.kernel":{"dtype":"{{{type}}}","shape":[16,3],"data_offsets":[{{{kernel}}},{{{kernel + (48 * size)}}}]},
            "dense_1.bias":{"dtype":"{{{type}}}","shape":[3],"data_offsets":[{{{bias}}},{{{bias + (3 * size)}}}]}}
            """;
        byte[] file = new byte[8 + header.Length + (51 * size)];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        Encoding.ASCII.GetBytes(header, file.AsSpan(8));
        Span<byte> data = file.AsSpan(8 + header.Length);
        for (int i = 0; i < 51; i++)
        {
            double value = i < 48 ? 0.5 * i : 100 + (0.5 * (i - 48));
            Span<byte> place = data[(i < 48 ? kernel + (i * size) : bias + ((i - 48) * size))..];
            switch (type)
            {
                case "F16": BinaryPrimitives.WriteHalfLittleEndian(place, (Half)value); break;
                case "F32": BinaryPrimitives.WriteSingleLittleEndian(place, (float)value); break;
                default: BinaryPrimitives.WriteDoubleLittleEndian(place, value); break;
            }
        }

        return file;
    }
}
