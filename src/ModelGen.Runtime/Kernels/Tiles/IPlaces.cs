namespace ModelGen.Kernels;

/// <summary>A numbered set of places in memory: the pixels of a map, the rows of a matrix.</summary>
internal unsafe interface IPlaces
{
    float* At(int index);
}
