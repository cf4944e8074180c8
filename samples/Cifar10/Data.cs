using ModelGen;

namespace Cifar10Sample;

/// <summary>CIFAR-10 from a folder of its binary files, or downloaded into the user's cache.</summary>
internal static class Data
{
    public static TrainTest Load(string? folder) => Cifar10.Load(folder);
}
