using System;
using System.Collections.Immutable;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Ops;

/// <summary>A window along one dimension: where it starts, how it steps, what it pads. Keras's rules.</summary>
internal readonly record struct WindowAxis(int Size, int Stride, int Dilation, Padding Padding)
{
    /// <summary>Inputs between the first and the last that one output sees, both counted.</summary>
    public long Span => ((Size - 1L) * Dilation) + 1;

    /// <summary>The largest size up to this one that lies inside an input without padding.</summary>
    public int Largest(int input) => Math.Min(Size, ((input - 1) / Dilation) + 1);

    /// <summary>Outputs along the dimension; 0 or less where the window does not fit.</summary>
    public long Output(int input) => Padding == Padding.Same
        ? ((long)input + Stride - 1) / Stride
        : input < Span ? 0 : ((input - Span) / Stride) + 1;

    /// <summary>Zeros before the first input.</summary>
    public long PadBefore(int input) => PadTotal(input) / 2;

    /// <summary>Zeros after the last input; the odd one is here.</summary>
    public long PadAfter(int input) => PadTotal(input) - PadBefore(input);

    /// <summary>The stride, cut where there is a single output: kernels look at the inputs between two windows, of which there are no more.</summary>
    public int StrideOver(int input) => Math.Min(Stride, input);

    /// <summary>The dilation, 1 where it is between nothing: then it is no further than the window.</summary>
    public int DilationWithin => Size == 1 ? 1 : Dilation;

    /// <summary>Outputs before the first that an input's gradient asks for.</summary>
    public long GradientHaloBefore(int input) => Math.Max(0, (Span - 1 - PadBefore(input)) / StrideOver(input));

    /// <summary>Outputs after the last that an input's gradient asks for.</summary>
    public long GradientHaloAfter(int input) => Math.Max(0, ((input - 1 + PadBefore(input)) / StrideOver(input)) - (Output(input) - 1));

    private long PadTotal(int input) => Padding == Padding.Valid
        ? 0
        : Math.Max(0, ((Output(input) - 1) * Stride) + Span - input);
}

/// <summary>A window over rows and columns.</summary>
internal sealed record Window(WindowAxis Rows, WindowAxis Columns)
{
    public bool Is3x3OfStride1 => Rows is { Size: 3, Stride: 1, Dilation: 1 } && Columns is { Size: 3, Stride: 1, Dilation: 1 };

    /// <summary>Reads the stride, padding and dilation arguments that windowed layers share.</summary>
    /// <param name="defaultStrides">The strides when none are given: 1 for convolutions, the window for pools.</param>
    public static Window Read(LayerReader reader, (int Height, int Width) size, (int Height, int Width) defaultStrides)
    {
        Padding padding = reader.Choice("Padding", Padding.Valid);
        int strides = reader.Has("Strides") ? reader.Positive("Strides") : 0;
        int dilation = reader.Positive("DilationRate");
        return new(
            new(size.Height,
                reader.Positive("StrideHeight", strides > 0 ? strides : defaultStrides.Height),
                reader.Positive("DilationHeight", dilation),
                padding),
            new(size.Width,
                reader.Positive("StrideWidth", strides > 0 ? strides : defaultStrides.Width),
                reader.Positive("DilationWidth", dilation),
                padding));
    }

    /// <summary>For the comments of generated code: 3x3 windows, stride 1x1, Valid padding.</summary>
    public string Describe() =>
        $"{Pair(Rows.Size, Columns.Size)} windows, stride {Pair(Rows.Stride, Columns.Stride)}"
        + (Rows.Dilation == 1 && Columns.Dilation == 1 ? "" : $", dilation {Pair(Rows.Dilation, Columns.Dilation)}")
        + $", {Rows.Padding} padding";

    /// <summary>Formats the input position of element (i, j) of output (h, w)'s window: 2h + i - 1, 2w + j - 1.</summary>
    public string Places(Shape input) =>
        Place("h", "i", Rows, (int)Rows.PadBefore(input.Height)) + ", " + Place("w", "j", Columns, (int)Columns.PadBefore(input.Width));

    private static string Place(string output, string element, WindowAxis axis, int padding) =>
        Times(axis.Stride) + output + " + " + Times(axis.Dilation) + element + (padding == 0 ? "" : " - " + Invariant.Text(padding));

    private static string Times(int factor) => factor == 1 ? "" : Invariant.Text(factor);

    /// <summary>3x3</summary>
    public string Size => Pair(Rows.Size, Columns.Size);

    /// <summary>The constants of a windowed shape struct.</summary>
    public ImmutableArray<(string Name, int Value)> Constants(Shape input) =>
    [
        ("KernelHeight", Rows.Size), ("KernelWidth", Columns.Size),
        ("StrideHeight", Rows.StrideOver(input.Height)), ("StrideWidth", Columns.StrideOver(input.Width)),
        ("DilationHeight", Rows.DilationWithin), ("DilationWidth", Columns.DilationWithin),
        ("PadTop", (int)Rows.PadBefore(input.Height)), ("PadLeft", (int)Columns.PadBefore(input.Width)),
    ];

    /// <summary>The border of zeros around the input that the window looks at.</summary>
    public Halo InputHalo(Shape input) => new(
        (int)Rows.PadBefore(input.Height), (int)Columns.PadBefore(input.Width),
        (int)Rows.PadAfter(input.Height), (int)Columns.PadAfter(input.Width));

    /// <summary>The border of zeros around the output's gradient that the input's gradient looks at.</summary>
    public Halo GradientHalo(Shape input) => new(
        (int)Rows.GradientHaloBefore(input.Height), (int)Columns.GradientHaloBefore(input.Width),
        (int)Rows.GradientHaloAfter(input.Height), (int)Columns.GradientHaloAfter(input.Width));

    /// <summary>The output's rows and columns, with <paramref name="channels"/>; null after reporting that the window does not fit.</summary>
    /// <param name="argument">What the window is called: <c>Kernel</c> or <c>Pool</c>.</param>
    public Shape? Infer(Shape input, int channels, LayerScope scope, string argument)
    {
        long height = Rows.Output(input.Height);
        long width = Columns.Output(input.Width);
        if (height < 1 || width < 1)
        {
            string dilation = Rows.Span == Rows.Size && Columns.Span == Columns.Size
                ? ""
                : $" ({Pair(Rows.Size, Columns.Size)} dilated by {Pair(Rows.Dilation, Columns.Dilation)})";
            string repair = scope.ChannelsLast(input) is { } image ? $"channels come last: write {InputHints.Attribute(image)}"
                : $"use {(dilation.Length == 0 ? $"one of at most {Pair(input.Height, input.Width)}" : "a smaller one or less dilation")}, or Padding.Same";
            scope.Report(
                WindowFacts.Of(this, input, scope, argument), Descriptors.WindowDoesNotFit, argument + (height < 1 ? "Height" : "Width"), scope.Name,
                Pair(Rows.Span, Columns.Span), dilation, scope.Previous, input, repair);
            return null;
        }

        // The largest layouts a pass may need: input and output gradient with their borders.
        const string Repair = "use a smaller window, less dilation or Padding.Valid";
        return scope.Holds(
                "the padded input", Repair,
                input.Height + Rows.PadBefore(input.Height) + Rows.PadAfter(input.Height),
                input.Width + Columns.PadBefore(input.Width) + Columns.PadAfter(input.Width), input.Channels)
            && scope.Holds(
                "the padded gradient", Repair,
                height + Rows.GradientHaloBefore(input.Height) + Rows.GradientHaloAfter(input.Height),
                width + Columns.GradientHaloBefore(input.Width) + Columns.GradientHaloAfter(input.Width), channels)
            ? Shape.Of((int)height, (int)width, channels)
            : null;
    }

    public static string Pair(long rows, long columns) => $"{Invariant.Text(rows)}x{Invariant.Text(columns)}";
}
