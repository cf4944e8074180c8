namespace DigitReader;

/// <summary>The trained network, one for the whole process: threads may share it.</summary>
internal static class Reader
{
    /// <param name="image">(28, 28), from 0 to 1, light on dark.</param>
    /// <param name="probabilities">Of each digit.</param>
    public static void Read(ReadOnlySpan<float> image, Span<float> probabilities) => DigitClassifier.Shared.Predict(image, probabilities);

    /// <summary>The most probable digit; of equal ones the smallest.</summary>
    public static int Digit(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int digit = 1; digit < probabilities.Length; digit++)
        {
            best = probabilities[digit] > probabilities[best] ? digit : best;
        }

        return best;
    }
}
