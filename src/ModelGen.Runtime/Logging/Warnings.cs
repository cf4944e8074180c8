namespace ModelGen.Logging;

/// <summary>The one place through which the library warns: a line on standard error, marked as ModelGen's.</summary>
/// <remarks>In a training, call <see cref="TrainingContext.Warn"/> instead, which users can catch.</remarks>
internal static class Warnings
{
    /// <summary>Writes one line.</summary>
    public static void Write(string message) => Console.Error.WriteLine("ModelGen: " + message);
}
