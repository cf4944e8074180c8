using Xunit;

namespace ModelGen.Tests;

public class ScheduleTests
{
    // Schedules compute in double precision and round once: half a unit in the last place of a float.
    private const double Rounding = 6e-8;

    [Fact]
    public void Step_decay_falls_at_each_multiple()
    {
        var schedule = new StepDecay(0.8, stepSize: 10, factor: 0.5);
        Expect(schedule, (0, 0.8), (9, 0.8), (10, 0.4), (19, 0.4), (20, 0.2), (100, 0.8 / 1024));
    }

    [Fact]
    public void Piecewise_constants_change_after_their_boundary_as_in_Keras()
    {
        var schedule = new PiecewiseConstantDecay([100, 110], [1.0, 0.5, 0.1]);
        Expect(schedule, (0, 1), (100, 1), (101, 0.5), (110, 0.5), (111, 0.1), (long.MaxValue, 0.1));
        Expect(new PiecewiseConstantDecay([], [0.3]), (0, 0.3), (7, 0.3));
    }

    [Fact]
    public void Exponential_decay_follows_its_formula()
    {
        var smooth = new ExponentialDecay(0.1, decaySteps: 1000, decayRate: 0.96);
        Expect(smooth, (0, 0.1), (1, 0.1 * Math.Exp(Math.Log(0.96) / 1000)), (500, 0.1 * Math.Sqrt(0.96)), (2000, 0.1 * 0.96 * 0.96));

        var stairs = new ExponentialDecay(0.1, decaySteps: 1000, decayRate: 0.96, staircase: true);
        Expect(stairs, (0, 0.1), (999, 0.1), (1000, 0.096), (2500, 0.1 * 0.96 * 0.96));
    }

    [Fact]
    public void Cosine_decay_passes_its_known_points_and_stays_at_the_end()
    {
        // cos(pi/3) = 1/2 and cos(2 pi/3) = -1/2.
        Expect(new CosineDecay(0.2, decaySteps: 300), (0, 0.2), (100, 0.15), (150, 0.1), (200, 0.05), (300, 0), (9999, 0));
        Expect(new CosineDecay(0.2, decaySteps: 300, alpha: 0.1), (100, 0.2 * ((0.9 * 0.75) + 0.1)), (300, 0.02), (9999, 0.02));
    }

    [Fact]
    public void Cosine_decay_warms_up_in_a_straight_line_and_falls_from_the_target()
    {
        var schedule = new CosineDecay(0, decaySteps: 300, alpha: 0.1, warmupTarget: 0.4, warmupSteps: 40);
        Expect(schedule, (0, 0), (10, 0.1), (39, 0.39), (40, 0.4), (140, 0.4 * ((0.9 * 0.75) + 0.1)), (340, 0.04), (999, 0.04));
        Expect(new CosineDecay(0.1, 10, warmupTarget: 0.3, warmupSteps: 4), (0, 0.1), (2, 0.2), (4, 0.3), (9, 0.15));
    }

    [Fact]
    public void A_warm_up_grows_to_the_first_rate_of_what_follows()
    {
        var schedule = new Warmup(new StepDecay(0.5, stepSize: 10), steps: 4);
        Expect(schedule, (0, 0.1), (1, 0.2), (3, 0.4), (4, 0.5), (13, 0.5), (14, 0.05));
        Expect(new Warmup(0.3, steps: 0), (0, 0.3), (5, 0.3));
    }

    [Fact]
    public void Arguments_that_make_no_schedule_are_refused()
    {
        Refused(() => new StepDecay(-0.1, 10));
        Refused(() => new StepDecay(0.1, 0));
        Refused(() => new StepDecay(0.1, 10, factor: 0));
        Refused(() => new PiecewiseConstantDecay([10], [1]));
        Refused(() => new PiecewiseConstantDecay([10, 10], [1, 2, 3]));
        Refused(() => new PiecewiseConstantDecay([10], [1, double.NaN]));
        Refused(() => new ExponentialDecay(double.NaN, 10, 0.9));
        Refused(() => new ExponentialDecay(0.1, -1, 0.9));
        Refused(() => new ExponentialDecay(0.1, 10, -0.9));
        Refused(() => new CosineDecay(0.1, 0));
        Refused(() => new CosineDecay(0.1, 10, alpha: 1.1));
        Refused(() => new CosineDecay(0.1, 10, warmupSteps: 5));
        Refused(() => new CosineDecay(0.1, 10, warmupTarget: -1, warmupSteps: 5));
        Refused(() => new CosineDecay(0.1, 10, warmupTarget: 1, warmupSteps: -5));
        Refused(() => new Warmup(0.1, -1));
        Refused(() => new Warmup(null!, 1));
        Refused(() => new ConstantSchedule(float.NaN));

        static void Refused(Func<LearningRateSchedule> create) => Assert.ThrowsAny<ArgumentException>(create);
    }

    private static void Expect(LearningRateSchedule schedule, params (long Step, double Rate)[] points)
    {
        foreach ((long step, double rate) in points)
        {
            Assert.Equal(rate, schedule.At(step), Math.Max(rate * Rounding, 1e-17));
        }
    }
}
