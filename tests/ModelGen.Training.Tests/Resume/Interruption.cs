namespace ModelGen.Tests.Resume;

/// <summary>Ends a training as a crash would: at some step, before anything of it is saved.</summary>
internal sealed class Interruption(long afterStep) : Callback
{
    public override void OnBatchEnd(TrainingContext context)
    {
        if (context.Step > afterStep)
        {
            throw new PowerFailure();
        }
    }

    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        if (context.Step == afterStep && context.Epoch == context.Epochs)
        {
            throw new PowerFailure();
        }
    }
}

internal sealed class PowerFailure : Exception;
