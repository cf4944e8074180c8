using System;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>
/// One argument of a layer attribute, by the name of its constructor parameter or property in Pascal case.
/// Booleans and enums are numbers here; <see cref="Items"/> is filled for arrays only.
/// </summary>
internal sealed record Argument(string Name, double Number, EquatableArray<int> Items) : IEquatable<Argument>;
