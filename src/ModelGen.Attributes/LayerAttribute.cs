using System;

namespace ModelGen;

/// <summary>One layer of a network. The order of the attributes is the order of the layers.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name in the summary, in weight files and, in Pascal case, in generated code.
    /// By default the kind and a number: <c>conv2d_1</c>, <c>conv2d_2</c>.
    /// </summary>
    public string? Name { get; set; }
}
