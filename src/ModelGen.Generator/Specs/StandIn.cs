using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>Writes out the public members of the base for a class that cannot derive from it.</summary>
/// <param name="Initializer">What its constructors begin with, <c> : this(default(int)!)</c>; null where none can be written.</param>
/// <param name="Members">Declarations without a body: <c>public void Save(string path)</c>.</param>
internal sealed record StandIn(string? Initializer, EquatableArray<string> Members);
