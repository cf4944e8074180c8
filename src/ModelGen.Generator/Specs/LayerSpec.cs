using System.Linq;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>One layer attribute as it was written: nothing is checked or defaulted yet.</summary>
/// <param name="Kind">The attribute's name without its suffix: <c>Conv2D</c>; in full for an attribute that is not ModelGen's.</param>
/// <param name="Name">The user's name for the layer, if any.</param>
/// <param name="Arguments">What was written, and the constructor's optional values.</param>
internal sealed record LayerSpec(string Kind, string? Name, EquatableArray<Argument> Arguments)
{
    public LayerSpec Without(string argument) =>
        this with { Arguments = Arguments.Where(each => each.Name != argument).ToEquatableArray() };

    public LayerSpec With(string argument, int value) =>
        this with { Arguments = Arguments.Where(each => each.Name != argument).Append(new(argument, value, [])).ToEquatableArray() };
}
