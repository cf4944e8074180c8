namespace ModelGen;

/// <content>Datasets from IDX files.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// Makes a dataset of images and labels in IDX files, such as MNIST's. Images of (samples, height, width) become inputs of
    /// (height, width, 1); a model sees byte * <paramref name="scale"/> + <paramref name="offset"/>.
    /// </summary>
    /// <param name="images">(samples, features), (samples, height, width) or (samples, height, width, channels).</param>
    /// <param name="labels">(samples): one class each.</param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <param name="scale">What a byte is multiplied by.</param>
    /// <param name="offset">What is added after that.</param>
    /// <exception cref="DataFormatException">The files do not belong together, or a label is not a class.</exception>
    public static Dataset FromIdx(IdxFile images, IdxFile labels, int classCount, float scale = 1 / 255f, float offset = 0)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (labels.Shape.Count != 1)
        {
            throw new DataFormatException(labels.Name, 3, $"Labels have 1 dimension, not {labels.Shape.Count}. FromIdx takes the images first, then the labels.");
        }

        if (images.Shape.Count == 1)
        {
            throw new DataFormatException(images.Name, 3, "Images have from 2 to 4 dimensions, not 1: these look like labels. FromIdx takes the images first, then the labels.");
        }

        if (images.Shape[0] != labels.Shape[0])
        {
            throw new DataFormatException(labels.Name, 4, $"There are {labels.Shape[0]} labels, but {images.Shape[0]} images in {images.Name}. Give the two files of one set, training or test.");
        }

        int wrong = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)Math.Min(classCount - 1, byte.MaxValue));
        if (wrong >= 0)
        {
            throw new DataFormatException(
                labels.Name,
                labels.HeaderLength + wrong,
                $"Sample {wrong} has label {labels.Values[wrong]}, but there are {classCount} classes, numbered from 0 to {classCount - 1}. classCount is one more than the largest label.");
        }

        int[] sampleShape = [.. images.Shape.Skip(1)];
        int[] inputShape = sampleShape.Length == 2 ? [.. sampleShape, 1] : sampleShape;
        return FromBytes(images.Values, Array.ConvertAll(labels.Values, label => (int)label), classCount, inputShape, scale, offset);
    }
}
