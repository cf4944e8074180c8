using Xunit;

namespace ModelGen.Tests;

public sealed class ModelCheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen").FullName;

    private string[] Files => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order()];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_epoch_leaves_a_file_that_loads_with_its_weights()
    {
        var checkpoint = new ModelCheckpoint(At("epoch-{epoch:D2}-{loss:F3}.safetensors"));
        new TrainingScript(checkpoint).Run("loss", 0.5, 0.25, 0.125);
        Assert.Equal(["epoch-01-0.500.safetensors", "epoch-02-0.250.safetensors", "epoch-03-0.125.safetensors"], Files);
        Assert.Equal(At("epoch-03-0.125.safetensors"), checkpoint.LastPath);

        var model = new TinyModel();
        model.Load(At("epoch-02-0.250.safetensors"));
        Assert.All(model.Info.Parameters, parameter => Assert.Equal(2, model.Weights[parameter.Offset]));
    }

    [Fact]
    public void Only_the_best_epochs_are_saved_when_asked_for()
    {
        var checkpoint = new ModelCheckpoint(At("{epoch}"), saveBestOnly: true);
        new TrainingScript(checkpoint).Run("val_loss", 5, 6, 4, 4, double.NaN, 3.5);
        Assert.Equal(["1", "3", "6"], Files);

        new TrainingScript(new ModelCheckpoint(At("best-{epoch}"), "val_accuracy", saveBestOnly: true)).Run("val_accuracy", 0.5, 0.4, 0.6);
        Assert.Equal(["best-1", "best-3"], Files.Where(file => file.StartsWith("best", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_validation_every_epoch_is_saved_all_the_same()
    {
        new TrainingScript(new FitOptions { Epochs = 2 }, new ModelCheckpoint(At("model"))).Run("loss", 1, 1);
        Assert.Equal(["model"], Files);
        Assert.Throws<InvalidOperationException>(
            () => new TrainingScript(new FitOptions(), new ModelCheckpoint(At("model"), saveBestOnly: true)).Run("loss", 1));
    }

    [Fact]
    public void Missing_folders_are_made()
    {
        new TrainingScript(new ModelCheckpoint(At("run/{epoch}/model"))).Run("loss", 1);
        Assert.True(File.Exists(At("run/1/model")));
    }

    [Theory]
    [InlineData("{val_los:F4}", null, "names 'val_los', which is not logged after an epoch. Did you mean 'val_loss'? There are: loss, ")]
    [InlineData("{epoch}-{val_acc}", null, "names 'val_acc', which is not logged after an epoch. Did you mean 'val_accuracy'? ")]
    [InlineData("{val_loss}", 5, "names 'val_loss', which is not logged after a step. There are: loss, accuracy, mean_absolute_error.")]
    public void A_path_that_names_no_number_is_found_before_training_begins(string path, int? saveFreq, string message)
    {
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => new TrainingScript(new ModelCheckpoint(At(path), saveFreq: saveFreq)).Run("loss", 1));
        Assert.StartsWith($"ModelCheckpoint's path '{At(path)}' {message}", error.Message);
        Assert.Empty(Files);
    }

    [Theory]
    [InlineData("val_loss", "or use 'loss'.")]
    [InlineData("val_acc", "or use a number of the training. Did you mean 'accuracy'? There are: loss, accuracy, mean_absolute_error, learning_rate.")]
    public void A_path_that_names_a_number_of_the_validation_needs_one(string name, string instead)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => new TrainingScript(new FitOptions { Epochs = 2 }, new ModelCheckpoint(At($"{{{name}}}"))).Run("loss", 1));
        Assert.EndsWith($"names '{name}', but nothing is validated. Set Validation or ValidationSplit, {instead}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_alone_make_a_smaller_file_with_the_same_weights()
    {
        new TrainingScript(new ModelCheckpoint(At("all")), new ModelCheckpoint(At("weights"), saveWeightsOnly: true)).Run("loss", 1, 1);
        using var saved = new MemoryStream();
        var model = new TinyModel();
        model.Load(At("all"));
        model.Save(saved);
        Assert.Equal(saved.ToArray(), File.ReadAllBytes(At("weights")));
        Assert.True(new FileInfo(At("all")).Length > saved.Length);
    }

    [Fact]
    public void Files_are_written_every_so_many_steps()
    {
        new TrainingScript(new ModelCheckpoint(At("{epoch}-{batch:D2}"), saveWeightsOnly: true, saveFreq: 2)).Run("loss", 1, 1, 1, 1, 1);
        Assert.Equal(["2-01", "4-01"], Files);
        Assert.Throws<ArgumentException>(() => new ModelCheckpoint(At("a"), saveBestOnly: true, saveFreq: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelCheckpoint(At("a"), saveFreq: 0));
    }

    [Fact]
    public void A_threshold_has_to_be_beaten_first()
    {
        new TrainingScript(new ModelCheckpoint(At("{epoch}"), saveBestOnly: true, initialValueThreshold: 3)).Run("val_loss", 4, 3, 2);
        Assert.Equal(["3"], Files);
    }

    [Fact]
    public void A_training_that_leaves_no_file_says_why()
    {
        Assert.Equal("'val_loss' was NaN in every epoch.", Why(new(At("best"), saveBestOnly: true), double.NaN, double.NaN));
        Assert.Equal("'val_loss' was never below 3.", Why(new(At("best"), saveBestOnly: true, initialValueThreshold: 3), 4, 3));
        Assert.Equal("training ended after 2 steps, and it saves every 5.", Why(new(At("best"), saveFreq: 5), 1, 1));
        Assert.DoesNotContain(Warnings(new(At("best"), saveBestOnly: true), double.NaN, 1), warning => warning.Contains("nothing", StringComparison.Ordinal));

        string Why(ModelCheckpoint checkpoint, params double[] values)
        {
            string start = $"ModelCheckpoint has saved nothing to '{At("best")}': ";
            return Assert.Single(Warnings(checkpoint, values), warning => warning.StartsWith(start, StringComparison.Ordinal))[start.Length..];
        }

        IReadOnlyList<string> Warnings(ModelCheckpoint checkpoint, params double[] values)
        {
            var script = new TrainingScript(new FitOptions { ValidationSplit = 0.1, OnWarning = _ => { } }, checkpoint);
            return script.Run("val_loss", values).Context.History.Warnings;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("model-{epoch")]
    [InlineData("model-{}")]
    [InlineData("model-{epoch:02d}")]
    [InlineData("model-{val_loss:.2f}")]
    [InlineData("model-{epoch:X4}")]
    [InlineData("model-{loss:D4}")]
    public void Paths_that_are_no_template_are_refused(string path) =>
        Assert.ThrowsAny<ArgumentException>(() => new ModelCheckpoint(path));

    private string At(string name) => Path.Combine(folder, name);
}
