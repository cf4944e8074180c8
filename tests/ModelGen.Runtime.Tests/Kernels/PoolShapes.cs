using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels;

internal interface IPoolShapeAction
{
    void Invoke<TShape>()
        where TShape : struct, IPool2DShape;
}

/// <summary>Every kind of geometry with channel counts that fill each vector width, exactly and with a rest.</summary>
internal static class PoolShapes
{
    public static void ForEach(IPoolShapeAction action)
    {
        foreach (Action<IPoolShapeAction> geometry in (Action<IPoolShapeAction>[])[
            EveryChannelCount<Tiled>,
            EveryChannelCount<Remainder>,
            EveryChannelCount<Gaps>,
            EveryChannelCount<Overlapping>,
            EveryChannelCount<SameOdd>,
            EveryChannelCount<SameEven>,
            EveryChannelCount<SameDisjoint>,
            EveryChannelCount<Flat>,
            EveryChannelCount<Whole>,
        ])
        {
            geometry(action);
        }
    }

    private static void EveryChannelCount<TGeometry>(IPoolShapeAction action)
        where TGeometry : struct, IPool2DShape
    {
        action.Invoke<WithChannels<TGeometry, C1>>();
        action.Invoke<WithChannels<TGeometry, C3>>();
        action.Invoke<WithChannels<TGeometry, C4>>();
        action.Invoke<WithChannels<TGeometry, C6>>();
        action.Invoke<WithChannels<TGeometry, C8>>();
        action.Invoke<WithChannels<TGeometry, C13>>();
        action.Invoke<WithChannels<TGeometry, C16>>();
        action.Invoke<WithChannels<TGeometry, C37>>();
    }

    private interface ICount
    {
        static abstract int Value { get; }
    }

    private readonly struct WithChannels<TGeometry, TChannels> : IPool2DShape
        where TGeometry : struct, IPool2DShape
        where TChannels : struct, ICount
    {
        public static int InputHeight => TGeometry.InputHeight;

        public static int InputWidth => TGeometry.InputWidth;

        public static int OutputHeight => TGeometry.OutputHeight;

        public static int OutputWidth => TGeometry.OutputWidth;

        public static int PoolHeight => TGeometry.PoolHeight;

        public static int PoolWidth => TGeometry.PoolWidth;

        public static int StrideHeight => TGeometry.StrideHeight;

        public static int StrideWidth => TGeometry.StrideWidth;

        public static int PadTop => TGeometry.PadTop;

        public static int PadLeft => TGeometry.PadLeft;

        public static int Channels => TChannels.Value;
    }

    private readonly struct C1 : ICount
    {
        public static int Value => 1;
    }

    private readonly struct C3 : ICount
    {
        public static int Value => 3;
    }

    private readonly struct C4 : ICount
    {
        public static int Value => 4;
    }

    private readonly struct C6 : ICount
    {
        public static int Value => 6;
    }

    private readonly struct C8 : ICount
    {
        public static int Value => 8;
    }

    private readonly struct C13 : ICount
    {
        public static int Value => 13;
    }

    private readonly struct C16 : ICount
    {
        public static int Value => 16;
    }

    private readonly struct C37 : ICount
    {
        public static int Value => 37;
    }
}
