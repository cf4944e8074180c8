namespace ModelGen;

/// <summary>Activation functions, with Keras's constants.</summary>
public enum Activation
{
    /// <summary>x</summary>
    Linear,

    /// <summary>max(x, 0)</summary>
    ReLU,

    /// <summary>x for x &gt; 0, else 0.2 x</summary>
    LeakyReLU,

    /// <summary>x for x &gt; 0, else exp(x) - 1 (Clevert et al., 2015)</summary>
    ELU,

    /// <summary>1.0507 x for x &gt; 0, else 1.0507 * 1.67326 (exp(x) - 1) (Klambauer et al., 2017)</summary>
    SELU,

    /// <summary>x P(X &lt;= x) of a standard normal X: x / 2 (1 + erf(x / sqrt 2)) (Hendrycks and Gimpel, 2016)</summary>
    GELU,

    /// <summary>x / (1 + exp(-x)), also called swish</summary>
    SiLU,

    /// <summary>1 / (1 + exp(-x))</summary>
    Sigmoid,

    /// <summary>tanh x</summary>
    Tanh,

    /// <summary>log(1 + exp(x))</summary>
    Softplus,

    /// <summary>exp(x_i) / sum_j exp(x_j) over the channels</summary>
    Softmax,
}
