using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>
/// A thread's share of bringing one factor into shared memory, where numbers lie by inner and then by line, whichever way they
/// lie in the device's memory: each step one quad, four along a line or of four neighbouring lines.
/// </summary>
/// <remarks>A row of shared memory is a quad longer than its lines: writes of quads along a line then meet in fewer banks.</remarks>
internal struct OperandTile<TOperand>
    where TOperand : struct, IOperand<TOperand>
{
    private TOperand first;
    private TOperand second;
    private TOperand third;
    private TOperand fourth;

    /// <summary>The number of the first line, and how many there are.</summary>
    private int line;
    private int lines;

    /// <summary>The start of the thread's quad: in the step, and in shared memory.</summary>
    private int inner;
    private int place;

    /// <summary>Floats of a row of shared memory.</summary>
    public static int RowLength(int tileLines) => tileLines + 4;

    /// <summary>The share of thread <paramref name="thread"/> in the tile that begins at <paramref name="firstLine"/>.</summary>
    /// <param name="tileLines">Lines of a tile.</param>
    /// <param name="depth">Inner numbers of a step.</param>
    public static OperandTile<TOperand> Of(ProductArguments arguments, int group, int firstLine, int tileLines, int depth, int thread)
    {
        int line = TOperand.AlongInner ? thread / (depth / 4) : thread % (tileLines / 4) * 4;
        OperandTile<TOperand> tile = default;
        tile.inner = TOperand.AlongInner ? thread % (depth / 4) * 4 : thread / (tileLines / 4);
        tile.place = (tile.inner * RowLength(tileLines)) + line;
        tile.line = firstLine + line;

        // A thread for which there is no quad left finds no line.
        tile.lines = thread < tileLines * depth / 4 ? TOperand.Lines(arguments) : 0;
        tile.first = TOperand.At(group, tile.line);
        if (!TOperand.AlongInner && !TOperand.InQuads)
        {
            tile.second = TOperand.At(group, tile.line + 1);
            tile.third = TOperand.At(group, tile.line + 2);
            tile.fourth = TOperand.At(group, tile.line + 3);
        }

        return tile;
    }

    /// <summary>Reads the thread's quad of the step that begins at <paramref name="step"/>; zeros beyond <paramref name="end"/> and beyond the last line.</summary>
    public readonly Float4 Read(ArrayView<float> data, int step, int end)
    {
        int at = step + inner;
        if (TOperand.InQuads)
        {
            int place = line < lines && at < end ? first.Place(at) : -1;
            return place >= 0 ? Float4.In(data)[place >> 2] : default;
        }

        if (TOperand.AlongInner)
        {
            return new(
                One(data, first, 0, at, end), One(data, first, 0, at + 1, end), One(data, first, 0, at + 2, end), One(data, first, 0, at + 3, end));
        }

        return new(One(data, first, 0, at, end), One(data, second, 1, at, end), One(data, third, 2, at, end), One(data, fourth, 3, at, end));
    }

    /// <summary>Writes the quad to shared memory.</summary>
    /// <param name="depth">As in <see cref="Of"/>, as are the others.</param>
    public readonly void Write(ArrayView<float> shared, Float4 quad, int tileLines, int depth, int thread)
    {
        if (thread >= tileLines * depth / 4)
        {
            return;
        }

        if (TOperand.AlongInner)
        {
            shared[place] = quad.X;
            shared[place + RowLength(tileLines)] = quad.Y;
            shared[place + (2 * RowLength(tileLines))] = quad.Z;
            shared[place + (3 * RowLength(tileLines))] = quad.W;
        }
        else
        {
            Float4.In(shared)[place >> 2] = quad;
        }
    }

    private readonly float One(ArrayView<float> data, TOperand operand, int next, int at, int end)
    {
        int place = line + next < lines && at < end ? operand.Place(at) : -1;
        return place >= 0 ? data[place] : 0;
    }
}
