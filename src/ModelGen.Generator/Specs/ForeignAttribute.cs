using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>An attribute of a model that does not exist, but is a layer of another library.</summary>
/// <param name="Name">As it is written, without its suffix.</param>
/// <param name="Positional">How many arguments have no name.</param>
/// <param name="Parameters">Names before a colon.</param>
/// <param name="Properties">Names before an equals sign.</param>
internal sealed record ForeignAttribute(string Name, int Positional, EquatableArray<string> Parameters, EquatableArray<string> Properties);
