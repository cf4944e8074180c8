namespace ModelGen.HttpCaller;

internal sealed class CheckException(string message) : Exception(message);

internal static class Check
{
    public static void That(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new CheckException(otherwise);
        }
    }
}
