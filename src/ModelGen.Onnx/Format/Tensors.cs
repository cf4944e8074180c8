using System.Buffers.Binary;
using Google.Protobuf;

namespace ModelGen.Onnx.Format;

/// <summary>Makes tensors as files hold them: little-endian bytes, the last dimension contiguous.</summary>
internal static class Tensors
{
    public static TensorProto Of(string name, IEnumerable<long> shape, ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        TensorProto tensor = new() { Name = name, DataType = ElementType.Float, RawData = UnsafeByteOperations.UnsafeWrap(bytes) };
        tensor.Dims.AddRange(shape);
        return tensor;
    }

    public static TensorProto Of(string name, params ReadOnlySpan<long> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        }

        TensorProto tensor = new() { Name = name, DataType = ElementType.Int64, RawData = UnsafeByteOperations.UnsafeWrap(bytes) };
        tensor.Dims.Add(values.Length);
        return tensor;
    }
}
