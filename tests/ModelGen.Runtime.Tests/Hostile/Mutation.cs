using System.Text;

namespace ModelGen.Tests.Hostile;

/// <summary>Damage to a file's bytes: bits flipped, bytes replaced, parts taken out, doubled or cut off, words of its format put in.</summary>
internal static class Mutation
{
    /// <summary>Mutations a parser: 100,000 take some 15 seconds for all parsers together; MODELGEN_MUTATIONS asks for more or fewer.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("MODELGEN_MUTATIONS"), out int count) ? count : 100_000;

    /// <summary>A copy with one to three kinds of damage.</summary>
    /// <param name="valid">A good file.</param>
    /// <param name="random">Decides.</param>
    /// <param name="header">Half of the damage falls into this many bytes at the start, where the decisions are.</param>
    /// <param name="words">What may be put in.</param>
    public static byte[] Of(byte[] valid, Random random, int header, string[] words)
    {
        List<byte> bytes = [.. valid];
        for (int times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            int at = random.Next(random.Next(2) == 0 ? bytes.Count : Math.Min(bytes.Count, header));
            int length = random.Next(1, 30);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(words[random.Next(words.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
