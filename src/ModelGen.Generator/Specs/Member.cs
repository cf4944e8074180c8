using System.Linq;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>A member of a model's class, as far as two of them can stand in each other's way.</summary>
/// <param name="Name"><c>.ctor</c> for a constructor.</param>
/// <param name="Parameters">A method's or constructor's parameter types in full, after <c>ref</c> where they are passed by reference.</param>
internal sealed record Member(string Name, bool IsMethod, EquatableArray<string> Parameters)
{
    public const string Constructor = ".ctor";

    /// <summary>A field, a property or a nested type.</summary>
    public static Member Value(string name) => new(name, IsMethod: false, []);

    public static Member Method(string name, params string[] parameters) => new(name, IsMethod: true, parameters.ToEquatableArray());

    /// <summary>True if a class cannot have both members.</summary>
    public bool Clashes(Member other) =>
        Name == other.Name && !(IsMethod && other.IsMethod && !Parameters.SequenceEqual(other.Parameters));
}
