namespace ModelGen;

/// <summary>The first values of a parameter, by the rules of <see cref="Initializer"/>.</summary>
internal static class WeightInitializer
{
    /// <summary>The standard deviation of a standard normal distribution cut at -2 and 2.</summary>
    private const double CutDeviation = 0.87962566103423978;

    /// <summary>Writes all parameters into a model's weights; gaps between them stay as they are.</summary>
    public static void Fill(Span<float> weights, IReadOnlyList<ParameterInfo> parameters, ulong seed)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            Fill(weights.Slice(parameters[i].Offset, parameters[i].Length), parameters[i], seed, i);
        }
    }

    /// <summary>Writes all values of one parameter. The same seed and parameter index give the same values.</summary>
    /// <exception cref="ArgumentException"><paramref name="values"/> are not as many as the parameter has.</exception>
    public static void Fill(Span<float> values, ParameterInfo info, ulong seed, int parameterIndex)
    {
        if (values.Length != info.Length)
        {
            throw new ArgumentException($"'{info.Name}' has {info.Length} values, not {values.Length}.", nameof(values));
        }

        double fanIn = Math.Max(1, info.FanIn);
        double fanSum = Math.Max(1, (double)info.FanIn + info.FanOut);
        RandomKey key = new(seed, RandomPurpose.Initializer, parameterIndex, Step: 0);
        switch (info.Initializer)
        {
            case Initializer.GlorotUniform: FillUniform(values, key, variance: 2 / fanSum); break;
            case Initializer.GlorotNormal: FillNormal(values, key, variance: 2 / fanSum); break;
            case Initializer.HeUniform: FillUniform(values, key, variance: 2 / fanIn); break;
            case Initializer.HeNormal: FillNormal(values, key, variance: 2 / fanIn); break;
            case Initializer.LecunUniform: FillUniform(values, key, variance: 1 / fanIn); break;
            case Initializer.LecunNormal: FillNormal(values, key, variance: 1 / fanIn); break;
            case Initializer.Zeros: values.Clear(); break;
            case Initializer.Ones: values.Fill(1); break;
            default: throw new ArgumentException($"'{info.Name}' has the unknown initializer {info.Initializer}.", nameof(info));
        }
    }

    /// <summary>Uniform in [-limit, limit): the variance is limit^2 / 3.</summary>
    private static void FillUniform(Span<float> values, RandomKey key, double variance)
    {
        UniformSequence sequence = new(key);
        float limit = (float)Math.Sqrt(3 * variance);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((2 * sequence[(ulong)i]) - 1) * limit;
        }
    }

    /// <summary>
    /// Normal, with everything beyond two standard deviations drawn again; widened so that the variance is as asked, as Keras
    /// does.
    /// </summary>
    private static void FillNormal(Span<float> values, RandomKey key, double variance)
    {
        RandomStream random = new(key);
        double deviation = Math.Sqrt(variance) / CutDeviation;
        foreach (ref float value in values)
        {
            double normal = random.NextNormal();
            while (Math.Abs(normal) > 2)
            {
                normal = random.NextNormal();
            }

            value = (float)(normal * deviation);
        }
    }
}
