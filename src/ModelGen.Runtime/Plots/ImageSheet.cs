using ModelGen.Plots;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Sample images on one sheet, each with its label and what the model takes it for.</summary>
public sealed class ImageSheet
{
    // Small images are enlarged by a whole factor until their longer side has at least this many pixels.
    private const int TileSize = 84;
    private const int Gap = 8;
    private const int CaptionLine = 15;
    private const long MostPixels = 1 << 26;

    private static readonly TextStyle Caption = new(12, Palette.Ink, Anchor: "middle");

    private readonly List<Tile> tiles = [];
    private readonly int height;
    private readonly int width;
    private readonly int channels;
    private readonly int scale;

    /// <summary>An empty sheet for images of one size.</summary>
    /// <param name="height">Rows of an image, 1 to 4,096.</param>
    /// <param name="width">Columns of an image, 1 to 4,096.</param>
    /// <param name="channels">1 for grey images, 3 for red, green and blue.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ImageSheet(int height, int width, int channels = 1)
    {
        const int largest = 4096;
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, largest);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, largest);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Images must have 1 channel (grey) or 3 (red, green, blue).");
        }

        this.height = height;
        this.width = width;
        this.channels = channels;
        scale = (TileSize + Math.Max(height, width) - 1) / Math.Max(height, width);
    }

    /// <summary>Images beside each other. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Columns
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    /// <summary>
    /// The values that are drawn black and white: (0, 1) by default, (0, 255) for bytes. Null stretches each image from its own
    /// least to its own greatest value, which suits standardized inputs.
    /// </summary>
    /// <exception cref="ArgumentException">White is not greater than black, or one of them is not finite.</exception>
    public (float Black, float White)? Range
    {
        get;
        init
        {
            if (value is { } range && !(float.IsFinite(range.Black) && float.IsFinite(range.White) && range.White > range.Black))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Range is ({range.Black}, {range.White}); white must be greater than black, and both must be finite."), nameof(value));
            }

            field = value;
        }
    } = (0, 1);

    /// <summary>Images on the sheet.</summary>
    public int Count => tiles.Count;

    /// <summary>Puts a copy of an image on the sheet.</summary>
    /// <param name="image">(height, width, channels) values within <see cref="Range"/>.</param>
    /// <param name="label">What it is.</param>
    /// <param name="prediction">What the model takes it for; green where that is the label, else red.</param>
    /// <exception cref="ArgumentException">The image has another size, or a value outside <see cref="Range"/>; the message names the one that fits.</exception>
    /// <exception cref="InvalidOperationException">The sheet is full: it has 64 million pixels.</exception>
    public void Add(ReadOnlySpan<float> image, string? label = null, string? prediction = null)
    {
        if (image.Length != height * width * channels)
        {
            throw new ArgumentException(
                $"An image of {height} x {width} x {channels} has {height * width * channels} values, not {image.Length}.", nameof(image));
        }

        long tilePixels = ((long)(height * scale) + Gap + (2 * CaptionLine)) * ((width * scale) + Gap);
        if ((tiles.Count + 1) * tilePixels > MostPixels)
        {
            throw new InvalidOperationException($"The sheet is full with {tiles.Count} images of {height} x {width}. Start another one.");
        }

        tiles.Add(new Tile(GreyScale.Shades(image, Range), label, prediction));
    }

    /// <summary>The images in a grid, as a PNG file without captions.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no images.</exception>
    public byte[] ToPng() => Draw(captionLines: 0).ToPng();

    /// <summary>The images in a grid with their captions, as an SVG picture.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no images.</exception>
    public string ToSvg()
    {
        int captionLines = tiles.Exists(tile => tile.Prediction is not null) ? 2 : tiles.Exists(tile => tile.Label is not null) ? 1 : 0;
        PixelGrid grid = Draw(captionLines);
        var svg = new SvgWriter(grid.Width, grid.Height, $"{Count} images");
        svg.Image(0, 0, grid.Width, grid.Height, grid.ToPng());
        for (int i = 0; i < tiles.Count; i++)
        {
            double x = Gap + (i % Columns * grid.TileWidth) + (width * scale / 2.0);
            double y = Gap + (i / Columns * grid.TileHeight) + (height * scale) + CaptionLine - 2;
            string color = tiles[i].Prediction == tiles[i].Label ? Palette.Right : Palette.Wrong;
            Write(tiles[i].Label, x, y, Caption);
            Write(tiles[i].Prediction, x, y + CaptionLine, Caption with { Fill = color, Bold = true });
        }

        return svg.ToString();

        void Write(string? text, double x, double y, TextStyle style)
        {
            if (text is not null)
            {
                svg.Text(x, y, style.Cut(text, grid.TileWidth - Gap), style);
            }
        }
    }

    /// <summary>Writes <see cref="ToPng"/> to a file; its folder is made if need be, a file that is there is replaced.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no images.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SavePng(string path) => AtomicFile.WriteBytes(path, ToPng());

    /// <summary>Writes <see cref="ToSvg"/> to a file; its folder is made if need be, a file that is there is replaced.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no images.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveSvg(string path) => AtomicFile.WriteText(path, ToSvg());

    private PixelGrid Draw(int captionLines)
    {
        if (tiles.Count == 0)
        {
            throw new InvalidOperationException("The sheet has no images. Add some.");
        }

        int rows = (tiles.Count + Columns - 1) / Columns;
        var grid = new PixelGrid(
            (height, width, channels), rows, Math.Min(Columns, tiles.Count), scale, Gap, captionLines * CaptionLine);
        for (int i = 0; i < tiles.Count; i++)
        {
            grid.Draw(i / Columns, i % Columns, tiles[i].Image);
        }

        return grid;
    }

    private sealed record Tile(float[] Image, string? Label, string? Prediction);
}
