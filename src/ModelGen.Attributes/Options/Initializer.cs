namespace ModelGen;

/// <summary>
/// Specifies the initial values of a parameter, by Keras's rules: the fan-in of a dense kernel is its number of inputs,
/// that of a convolution its receptive field times its input channels; normal distributions are truncated at two standard
/// deviations.
/// </summary>
public enum Initializer
{
    /// <summary>Uniform in +-sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010)</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (fan-in + fan-out) (Glorot and Bengio, 2010)</summary>
    GlorotNormal,

    /// <summary>Uniform in +-sqrt(6 / fan-in) (He et al., 2015)</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / fan-in (He et al., 2015)</summary>
    HeNormal,

    /// <summary>Uniform in +-sqrt(3 / fan-in) (LeCun et al., 1998)</summary>
    LecunUniform,

    /// <summary>Normal with variance 1 / fan-in (LeCun et al., 1998)</summary>
    LecunNormal,

    /// <summary>0</summary>
    Zeros,

    /// <summary>1</summary>
    Ones,
}
