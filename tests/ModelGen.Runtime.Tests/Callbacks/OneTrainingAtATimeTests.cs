using ModelGen.Tests.Checkpoints;
using Xunit;

namespace ModelGen.Tests;

/// <summary>A model and what holds state of its training serve one call at a time.</summary>
public class OneTrainingAtATimeTests
{
    private static readonly Dataset Data = TinyTraining.Data(8);

    [Fact]
    public void A_callback_cannot_train_the_model_that_is_in_training()
    {
        TinyModel model = new();
        LambdaCallback nested = new(onBatchEnd: _ => model.Fit(Data));
        string message = Assert.Throws<InvalidOperationException>(() => model.Fit(Data, new FitOptions { Callbacks = [nested] })).Message;
        Assert.Equal(
            "TinyModel.Fit: the model is in use by TinyModel.Fit, from one of whose callbacks this was called. "
            + "Train a model of its own on each thread, or wait until that call has returned.", message);
        model.Fit(Data); // Free again after the exception.
    }

    [Fact]
    public void Another_thread_cannot_train_the_model_nor_give_it_weights_until_training_has_ended()
    {
        TinyModel model = new();
        float[] weights = model.Weights.ToArray();
        byte[] file = Saved(model);
        model.Fit(Data, new FitOptions { Callbacks = [new LambdaCallback(onBatchEnd: _ => Elsewhere(Refused))] });
        model.Load(file);
        Assert.Equal(weights, model.Weights.ToArray());

        void Refused()
        {
            Assert.Contains("TinyModel.Fit on another thread", Assert.Throws<InvalidOperationException>(() => model.Fit(Data)).Message, StringComparison.Ordinal);
            Assert.Contains("is given weights while TinyModel.Fit on another thread", Assert.Throws<InvalidOperationException>(() => model.SetWeights(weights)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => model.SetWeights("dense_1.bias", new float[4]));
            Assert.Throws<InvalidOperationException>(() => model.Load(file));
            model.Evaluate(Data);
            model.Predict(new float[3]);
        }
    }

    [Fact]
    public void A_callback_may_evaluate_predict_save_and_set_weights()
    {
        TinyModel model = new();
        model.Fit(Data, new FitOptions { Callbacks = [new LambdaCallback(onBatchEnd: _ =>
        {
            model.Evaluate(Data);
            model.Predict(new float[3]);
            model.Load(Saved(model));
            model.SetWeights(new float[model.Weights.Length]);
        })] });
        Assert.All(model.Weights.ToArray(), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void What_holds_state_of_a_training_serves_one_at_a_time()
    {
        Refuses("the optimizer, SGD,", new FitOptions { Optimizer = new SGD() });
        Refuses("the callback EarlyStopping", new FitOptions { Callbacks = [new EarlyStopping("loss")] });
        Refuses("the metric 'mean_squared_error'", new FitOptions { Metrics = [new MeanSquaredError()] });
        Refuses("the metric 'weighted_mean_absolute_error'", new FitOptions { WeightedMetrics = [new MeanAbsoluteError()] });
    }

    [Fact]
    public void Metrics_serve_one_evaluation_at_a_time()
    {
        TinyModel model = new();
        MeanSquaredError metric = new();
        LambdaCallback evaluates = new(onBatchEnd: _ => model.Evaluate(Data, [metric]));
        string message = Assert.Throws<InvalidOperationException>(() => model.Fit(Data, new FitOptions { Metrics = [metric], Callbacks = [evaluates] })).Message;
        Assert.StartsWith("TinyModel.Evaluate: the metric 'mean_squared_error' is in use by TinyModel.Fit", message, StringComparison.Ordinal);
        Assert.Equal(model.Evaluate(Data).Loss, model.Evaluate(Data, [metric])["mean_squared_error"], 1e-6);
    }

    [Fact]
    public void Trainings_with_objects_of_their_own_run_at_once()
    {
        TinyModel outer = new(), inner = new();
        LambdaCallback trains = new(onEpochEnd: (_, _) => inner.Fit(Data, new FitOptions { Optimizer = new SGD() }));
        outer.Fit(Data, new FitOptions { Optimizer = new SGD(), Callbacks = [trains] });
        Assert.Equal(outer.Weights.ToArray(), inner.Weights.ToArray());
    }

    private static void Refuses(string what, FitOptions options)
    {
        string message = "";
        LambdaCallback other = new(onTrainBegin: _ =>
            message = Assert.Throws<InvalidOperationException>(() => new TinyModel().Fit(Data, options)).Message);
        new TinyModel().Fit(Data, options with { Callbacks = [.. options.Callbacks, other] });
        Assert.StartsWith($"TinyModel.Fit: {what} is in use by TinyModel.Fit", message, StringComparison.Ordinal);
        new TinyModel().Fit(Data, options); // Free again.
    }

    /// <summary>Runs on another thread; a task might run on the one that waits for it.</summary>
    private static void Elsewhere(Action action)
    {
        Exception? thrown = null;
        Thread thread = new(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }

    private static byte[] Saved(TinyModel model)
    {
        using MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }
}
