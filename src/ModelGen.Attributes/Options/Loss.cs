namespace ModelGen;

/// <summary>Specifies the loss that training minimises: the mean over a batch of one value per sample.</summary>
public enum Loss
{
    /// <summary>No loss: the model is inference-only.</summary>
    None,

    /// <summary>mean (y - t)^2</summary>
    MeanSquaredError,

    /// <summary>mean |y - t|</summary>
    MeanAbsoluteError,

    /// <summary>mean (log(1 + y) - log(1 + t))^2, with y and t raised to at least 1e-7</summary>
    MeanSquaredLogarithmicError,

    /// <summary>mean of e^2 / 2 where |e| = |y - t| is at most delta, else delta (|e| - delta / 2) (Huber, 1964)</summary>
    Huber,

    /// <summary>-mean (t log y + (1 - t) log(1 - y)); the last layer ends in a sigmoid</summary>
    BinaryCrossentropy,

    /// <summary>-sum t log y against one-hot (or soft) targets; the last layer ends in a softmax</summary>
    CategoricalCrossentropy,

    /// <summary>-log y[class] against class numbers; the last layer ends in a softmax</summary>
    SparseCategoricalCrossentropy,
}
