namespace ModelGen.Plots;

/// <summary>Images of one size as tiles on a white sheet.</summary>
internal sealed class PixelGrid
{
    private readonly byte[] pixels;
    private readonly (int Height, int Width, int Channels) tile;
    private readonly int scale;
    private readonly int gap;

    /// <summary>An empty sheet.</summary>
    /// <param name="tile">Of an image: rows, columns and values a pixel.</param>
    /// <param name="rows">Tiles above each other.</param>
    /// <param name="columns">Tiles beside each other.</param>
    /// <param name="scale">Pixels of the sheet for one pixel of an image, in both directions.</param>
    /// <param name="gap">Pixels of white around each tile.</param>
    /// <param name="below">More white below each tile.</param>
    public PixelGrid((int Height, int Width, int Channels) tile, int rows, int columns, int scale, int gap, int below)
    {
        this.tile = tile;
        this.scale = scale;
        this.gap = gap;
        TileHeight = (tile.Height * scale) + gap + below;
        TileWidth = (tile.Width * scale) + gap;
        Height = gap + (rows * TileHeight);
        Width = gap + (columns * TileWidth);
        pixels = new byte[checked(Height * Width * tile.Channels)];
        pixels.AsSpan().Fill(byte.MaxValue);
    }

    /// <summary>Pixels from one tile to the next below.</summary>
    public int TileHeight { get; }

    /// <summary>Pixels from one tile to the next on its right.</summary>
    public int TileWidth { get; }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Draws an image of values from 0, black, to 1.</summary>
    public void Draw(int row, int column, ReadOnlySpan<float> image)
    {
        int top = gap + (row * TileHeight);
        int left = gap + (column * TileWidth);
        for (int y = 0; y < tile.Height * scale; y++)
        {
            for (int x = 0; x < tile.Width * scale; x++)
            {
                int source = (((y / scale) * tile.Width) + (x / scale)) * tile.Channels;
                int target = (((top + y) * Width) + left + x) * tile.Channels;
                for (int channel = 0; channel < tile.Channels; channel++)
                {
                    pixels[target + channel] = ToByte(image[source + channel]);
                }
            }
        }
    }

    public byte[] ToPng() => Png.Encode(pixels, Width, Height, tile.Channels);

    private static byte ToByte(float value) => (byte)((value * 255) + 0.5f);
}
