namespace ModelGen.Docs.Tests.Code;

/// <summary>The parts of a C# file, in the order that the language wants.</summary>
internal enum CodePartKind
{
    Using,
    Statement,
    Type,
}
