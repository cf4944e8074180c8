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

    /// <summary>Outputs along the dimension; 0 or less where the window does not fit.</summary>
    public long Output(int input) => Padding == Padding.Same
        ? ((long)input + Stride - 1) / Stride
        : input < Span ? 0 : ((input - Span) / Stride) + 1;

    /// <summary>Zeros before the first input.</summary>
    public long PadBefore(int input) => PadTotal(input) / 2;

    /// <summary>Zeros after the last input; the odd one is here.</summary>
    public long PadAfter(int input) => PadTotal(input) - PadBefore(input);

    /// <summary>Outputs before the first that an input's gradient asks for.</summary>
    public long GradientHaloBefore(int input) => Math.Max(0, (Span - 1 - PadBefore(input)) / Stride);

    /// <summary>Outputs after the last that an input's gradient asks for.</summary>
    public long GradientHaloAfter(int input) => Math.Max(0, ((input - 1 + PadBefore(input)) / Stride) - (Output(input) - 1));

    private long PadTotal(int input) => Padding == Padding.Valid
        ? 0
        : Math.Max(0, ((Output(input) - 1) * Stride) + Span - input);
}

/// <summary>A window over rows and columns.</summary>
internal sealed record Window(WindowAxis Rows, WindowAxis Columns)
{
    /// <summary>Reads the stride, padding and dilation arguments that windowed layers share.</summary>
    /// <param name="defaultStrides">The strides when none are given: 1 for convolutions, the window for pools.</param>
    public static Window Read(LayerReader reader, int height, int width, (int Height, int Width) defaultStrides)
    {
        Padding padding = reader.Choice("Padding", Padding.Valid);
        int strides = reader.Has("Strides") ? reader.Positive("Strides") : 0;
        int dilation = reader.Positive("DilationRate");
        return new(
            new(height,
                reader.Positive("StrideHeight", strides > 0 ? strides : defaultStrides.Height),
                reader.Positive("DilationHeight", dilation),
                padding),
            new(width,
                reader.Positive("StrideWidth", strides > 0 ? strides : defaultStrides.Width),
                reader.Positive("DilationWidth", dilation),
                padding));
    }

    /// <summary>The constants of a windowed shape struct.</summary>
    public ImmutableArray<(string Name, int Value)> Constants(Shape input) =>
    [
        ("KernelHeight", Rows.Size), ("KernelWidth", Columns.Size),
        ("StrideHeight", Rows.Stride), ("StrideWidth", Columns.Stride),
        ("DilationHeight", Rows.Dilation), ("DilationWidth", Columns.Dilation),
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
    public Shape? Infer(Shape input, int channels, LayerScope scope, string heightArgument, string widthArgument)
    {
        long height = Rows.Output(input.Height);
        long width = Columns.Output(input.Width);
        if (height < 1 || width < 1)
        {
            scope.Report(
                Descriptors.WindowDoesNotFit, height < 1 ? heightArgument : widthArgument, scope.Name,
                $"{Rows.Span} x {Columns.Span}", $"{input.Height} x {input.Width}", scope.Previous, input);
            return null;
        }

        // The largest layouts a pass may need: input and output gradient with their borders.
        long paddedInput = PaddedSize(input.Height + Rows.PadBefore(input.Height) + Rows.PadAfter(input.Height),
            input.Width + Columns.PadBefore(input.Width) + Columns.PadAfter(input.Width), input.Channels);
        long paddedGradient = PaddedSize(height + Rows.GradientHaloBefore(input.Height) + Rows.GradientHaloAfter(input.Height),
            width + Columns.GradientHaloBefore(input.Width) + Columns.GradientHaloAfter(input.Width), channels);
        return scope.Holds(paddedInput, "the padded input") && scope.Holds(paddedGradient, "the padded gradient")
            ? Shape.Of((int)height, (int)width, channels)
            : null;
    }

    /// <summary>The product, or -1 above <see cref="Shape.MaxSize"/>; no factor is above 2^34, so no step overflows.</summary>
    private static long PaddedSize(long height, long width, long channels)
    {
        if (height > Shape.MaxSize || width > Shape.MaxSize || height * width > Shape.MaxSize)
        {
            return -1;
        }

        long size = height * width;
        return size * channels > Shape.MaxSize ? -1 : size * channels;
    }
}
