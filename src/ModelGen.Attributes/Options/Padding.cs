namespace ModelGen;

/// <summary>Specifies how a window treats the border of its input.</summary>
public enum Padding
{
    /// <summary>Only windows that lie wholly inside: output = floor((input - window) / stride) + 1.</summary>
    Valid,

    /// <summary>Output = ceil(input / stride); the border is padded, with the odd row or column at the bottom and right.</summary>
    Same,
}
