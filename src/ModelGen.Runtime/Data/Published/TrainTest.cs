namespace ModelGen;

/// <summary>A published dataset: what to train on, and what its authors held back for measuring.</summary>
/// <param name="Train">The training set.</param>
/// <param name="Test">The test set.</param>
public sealed record TrainTest(Dataset Train, Dataset Test);
