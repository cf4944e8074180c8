using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.CodeFixes.Editing;

/// <summary>A kernel's or pool's rows and columns, which may be written as one argument, as two, or not at all.</summary>
/// <param name="Name">kernel or pool</param>
internal sealed record WindowSize(string Name, AttributeSyntax Layer, string Rows, string Columns, Compilation Compilation)
{
    /// <param name="size">4x3</param>
    public static WindowSize Of(AttributeSyntax layer, string size, Compilation compilation)
    {
        string[] sides = size.Split('x');
        bool isPool = compilation.GetSemanticModel(layer.SyntaxTree).GetTypeInfo(layer).Type?.BaseType?.Name == "PoolAttribute";
        return new(isPool ? "pool" : "kernel", layer, sides[0], sides[1], compilation);
    }

    /// <summary>Writes this size where another one stands.</summary>
    public IEnumerable<Edit> Edits()
    {
        string both = Rows == Columns ? Rows : $"{Rows}, {Columns}";
        if (ArgumentEdits.Find(Layer, Name + "Size", Compilation) is { } size)
        {
            return [size.NameColon is null || Rows == Columns
                ? Edit.Replace(size.Expression, both)
                : Edit.Replace(size, $"{Name}Height: {Rows}, {Name}Width: {Columns}")];
        }

        return ArgumentEdits.Find(Layer, Name + "Height", Compilation) is { } height
            && ArgumentEdits.Find(Layer, Name + "Width", Compilation) is { } width
            ? [Edit.Replace(height.Expression, Rows), Edit.Replace(width.Expression, Columns)]
            : [ArgumentEdits.Prepend(Layer, both)];
    }
}
