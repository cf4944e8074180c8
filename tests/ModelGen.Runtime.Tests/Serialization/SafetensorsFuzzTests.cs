using ModelGen.Tests.Hostile;
using Xunit;

namespace ModelGen.Tests.Serialization;

/// <summary>Random damage to a valid file: it loads, or it is refused with the one exception and the model is as it was.</summary>
public sealed class SafetensorsFuzzTests
{
    private static readonly string[] Splices =
        ["{", "}", "[", "]", "\"", ",", ":", "-", "0", "9223372036854775807", "1e9", "null", "F64", "BF16", "\\u", "\ud83d\ude00", "__metadata__", "dtype", " "];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Damage_gives_only_the_typed_exception_and_never_half_a_model(int seed)
    {
        var random = new Random(seed);
        byte[] valid = new TestModel().Fill(1).Saved();
        var model = new TestModel().Fill(1000);
        float[] before = model.Weights.ToArray();
        int refused = 0;
        for (int round = 0; round < 5000; round++)
        {
            byte[] damaged = Damage(valid, random);
            try
            {
                Load(model, damaged, random.Next(3));
                model.Fill(1000);
            }
            catch (WeightsFormatException)
            {
                refused++;
            }

            Assert.Equal(before, model.Weights.ToArray());
        }

        // Flipped bits in the 32 floats load; most of what hits the header does not.
        Assert.InRange(refused, 2500, 5000);
    }

    private static void Load(TestModel model, byte[] file, int way)
    {
        switch (way)
        {
            case 0:
                model.Load(file);
                break;
            case 1:
                model.Load(new MemoryStream(file));
                break;
            default:
                model.Load(new ForwardOnlyStream(file));
                break;
        }
    }

    private static byte[] Damage(byte[] valid, Random random)
    {
        byte[] damaged = Mutation.Of(valid, random, header: 380, Splices);
        if (random.Next(2) == 0 && damaged.Length >= 8)
        {
            // Keep the header's length right, so that the damage reaches the parser and not only the first check.
            int change = damaged.Length - valid.Length;
            BitConverter.TryWriteBytes(damaged, BitConverter.ToInt64(valid) + change);
        }

        return damaged;
    }
}
