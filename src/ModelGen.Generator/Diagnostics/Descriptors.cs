using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>Every diagnostic, in the order of the ids. An id is never reused; each has a page in docs/diagnostics.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "MG0001", "A model class is partial",
        "'{0}' has [Model] but is not partial, so its passes cannot be added to it; write 'partial class {0}'");

    public static readonly DiagnosticDescriptor Generic = Error(
        "MG0002", "A model class is not generic",
        "'{0}' is generic or lies in a generic type, but a model has one shape; remove the type parameters");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error(
        "MG0003", "The types around a model class are partial",
        "'{0}' lies in '{1}', which is not partial, so its passes cannot be added to it; write 'partial {2} {1}'");

    public static readonly DiagnosticDescriptor UnsuitableClass = Error(
        "MG0004", "A model is an ordinary class",
        "'{0}' {1}; a model is an ordinary class of its own: {2}");

    public static readonly DiagnosticDescriptor NoInput = Error(
        "MG0005", "A model has an input",
        "'{0}' has no [Input(...)], so no shape is known; add the shape of one sample, for instance [Input(28, 28, 1)]");

    public static readonly DiagnosticDescriptor NoLayers = Error(
        "MG0006", "A model has layers",
        "'{0}' has no layer; add at least one layer attribute below [Input(...)], for instance [Dense(10)]");

    public static readonly DiagnosticDescriptor LayersOnSeveralDeclarations = Error(
        "MG0007", "All layers stand on one declaration",
        "'{0}' has layers on several partial declarations, whose order the compiler does not define; move all layer attributes to one declaration");

    public static readonly DiagnosticDescriptor InvalidInput = Error(
        "MG0008", "The input shape is valid",
        "The input shape {0} is not valid: {1}");

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = Error(
        "MG0009", "A layer's argument is in its range",
        "{0}: {1} is {2}, but must be {3}");

    public static readonly DiagnosticDescriptor WrongRank = Error(
        "MG0010", "A layer gets the dimensions it works on",
        "{0} needs {1}, but {2} gives {3}; {4}");

    public static readonly DiagnosticDescriptor WindowDoesNotFit = Error(
        "MG0011", "A window fits into its input",
        "{0}: a window of {1} does not fit into the {2} rows and columns of {3} {4}; use a window of at most {2}, or Padding.Same");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error(
        "MG0012", "Groups divide the channels",
        "{0}: {1} groups do not divide the {2} {3} channels; use a divisor of both {4} input channels and {5} filters");

    public static readonly DiagnosticDescriptor ReshapeSize = Error(
        "MG0013", "A reshape keeps the number of values",
        "{0} cannot turn {1} {2}, {3} values, into {4}, {5}; the products must be equal");

    public static readonly DiagnosticDescriptor LossDoesNotFit = Error(
        "MG0014", "The loss fits the last layer",
        "{0} needs {1}, but {2} gives {3}; {4}");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "MG0015", "A model has a size that memory can hold",
        "{0}: {1} is {2}, more than the {3} that one array holds");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "MG0016", "Layer names are valid and distinct",
        "The layer name '{0}' {1}");

    public static readonly DiagnosticDescriptor UnknownLayer = Error(
        "MG0017", "A layer is of a known kind",
        "[{0}] derives from LayerAttribute, but no such layer is known; the kinds of layer are part of ModelGen and cannot be added from outside");

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NotPartial,
        Generic,
        ContainingTypeNotPartial,
        UnsuitableClass,
        NoInput,
        NoLayers,
        LayersOnSeveralDeclarations,
        InvalidInput,
        ArgumentOutOfRange,
        WrongRank,
        WindowDoesNotFit,
        GroupsDoNotDivide,
        ReshapeSize,
        LossDoesNotFit,
        TooLarge,
        InvalidName,
        UnknownLayer,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "ModelGen", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"https://github.com/modelgen/modelgen/blob/main/docs/diagnostics/{id}.md");
}
