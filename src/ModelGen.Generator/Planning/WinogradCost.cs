using System;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>
/// Decides when Winograd's F(4x4, 3x3) is faster than a direct convolution, and how many tiles make a block. Costs are in
/// products of two vectors of 16 channels, for one sample's forward pass; both gradients cost about the same.
/// </summary>
internal static class WinogradCost
{
    /// <summary>Elements of a transformed tile.</summary>
    public const int Planes = 36;

    /// <summary>Outputs of a tile's side.</summary>
    public const int TileSide = 4;

    /// <summary>Channels of the widest panel of a transformed kernel.</summary>
    public const int PanelChannels = 32;

    private const int VectorChannels = 16;
    private const int MaxBlockTiles = 32;

    /// <summary>Transformed it should cost at most this share; closer than that either may win.</summary>
    private const double Gain = 0.8;

    /// <summary>The measured cost of transforming one tile of one vector, in either direction.</summary>
    private const int TransformCost = 200;

    /// <summary>A transformed kernel is four times as large; beyond this many floats its traffic outweighs all.</summary>
    private const long MaxTransformedLength = 1 << 24;

    /// <summary>Tiles of a block; null where a direct convolution is as fast.</summary>
    public static int? BlockTiles(Shape input, Shape output, MachineSpec machine)
    {
        long inputVectors = Vectors(input.Channels);
        long outputVectors = Vectors(output.Channels);
        long tiles = Tiles(output.Height) * Tiles(output.Width);
        long direct = 9L * output.Height * output.Width * input.Channels * outputVectors;
        long transformed = tiles * ((Planes * input.Channels * outputVectors) + (TransformCost * (inputVectors + outputVectors)));
        long kernel = (long)Planes * Math.Max(input.Channels, PanelChannels) * Math.Max(output.Channels, PanelChannels);
        if (transformed > Gain * direct || kernel > MaxTransformedLength)
        {
            return null;
        }

        // The transformed tiles and products of a block have three quarters of the second-level cache, beside what passes
        // through of the kernel and the maps. A large kernel is read once a block: a quarter of its size keeps that below the
        // arithmetic. More tiles than 32 gain nothing.
        long perTile = Planes * sizeof(float) * ((long)Math.Max(input.Channels, output.Channels) + PanelChannels);
        long room = Math.Max(machine.SecondLevelCache / 4 * 3, kernel * sizeof(float) / 4);
        long block = Math.Min(MaxBlockTiles, room / perTile) / MachineModel.TileRows * MachineModel.TileRows;
        return (int)Math.Max(MachineModel.TileRows, block);
    }

    public static long Tiles(int outputs) => ((long)outputs + TileSide - 1) / TileSide;

    private static long Vectors(int channels) => ((long)channels + VectorChannels - 1) / VectorChannels;
}
