namespace ModelGen.Generator.Ops;

/// <summary>Activations and their derivatives in formulas, of z, with y = f(z).</summary>
internal static class ActivationFormulas
{
    public static string Function(Activation activation) => activation switch
    {
        Activation.ReLU => "max(z, 0)",
        Activation.LeakyReLU => "z for z > 0, else 0.2 z",
        Activation.ELU => "z for z > 0, else exp(z) - 1",
        Activation.SELU => "1.0507 z for z > 0, else 1.7581 (exp(z) - 1)",
        Activation.GELU => "z / 2 (1 + erf(z / sqrt 2))",
        Activation.SiLU => "z / (1 + exp(-z))",
        Activation.Sigmoid => "1 / (1 + exp(-z))",
        Activation.Tanh => "tanh z",
        Activation.Softplus => "log(1 + exp(z))",
        Activation.Softmax => "exp(z[o]) / sum over all channels q of exp(z[q])",
        _ => "z",
    };

    /// <summary>dz from dy.</summary>
    public static string Gradient(Activation activation) => activation switch
    {
        Activation.ReLU => "dz = dy for z > 0, else 0",
        Activation.LeakyReLU => "dz = dy for z > 0, else 0.2 dy",
        Activation.ELU => "dz = dy for z > 0, else dy (y + 1)",
        Activation.SELU => "dz = 1.0507 dy for z > 0, else dy (y + 1.7581)",
        Activation.GELU => "dz = dy ((1 + erf(z / sqrt 2)) / 2 + z exp(-z^2 / 2) / sqrt(2 pi))",
        Activation.SiLU => "dz = dy s (1 + z (1 - s)), where s = 1 / (1 + exp(-z))",
        Activation.Sigmoid => "dz = dy y (1 - y)",
        Activation.Tanh => "dz = dy (1 - y^2)",
        Activation.Softplus => "dz = dy (1 - exp(-y))",
        Activation.Softmax => "dz[o] = y[o] (dy[o] - sum over all channels q of dy[q] y[q])",
        _ => "dz = dy",
    };
}
