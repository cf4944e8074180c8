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
        "'{0}' {1}, but a model has one shape; {2}");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error(
        "MG0003", "The types around a model class are partial",
        "'{0}' lies in '{1}', which is not partial, so its passes cannot be added to it; write 'partial {2} {1}'");

    public static readonly DiagnosticDescriptor UnsuitableClass = Error(
        "MG0004", "A model is an ordinary class",
        "'{0}' {1}, but a model is an ordinary class whose base and constructor are generated; {2}");

    public static readonly DiagnosticDescriptor NoInput = Error(
        "MG0005", "A model has an input",
        "'{0}' has no [Input], so no shape is known; add the shape of one sample, for instance [Input(28, 28, 1)]");

    public static readonly DiagnosticDescriptor NoLayers = Error(
        "MG0006", "A model has layers",
        "'{0}' has no layer; add at least one layer attribute below [Input], for instance [Dense(10)]");

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
        "{0} needs {1} rows and columns for its window{2}, but {3} gives {4}; use {5}, or Padding.Same");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Error(
        "MG0012", "Groups divide the channels",
        "{0} has {1} groups, which do not divide {2}; use a divisor of {3} channels and {4} filters, for instance {5}");

    public static readonly DiagnosticDescriptor ReshapeSize = Error(
        "MG0013", "A reshape keeps the number of values",
        "{0} makes {1}, {2}, but {3} gives {4}, {5}; {6}");

    public static readonly DiagnosticDescriptor LossDoesNotFit = Error(
        "MG0014", "The loss fits the last layer",
        "{0} needs {1}, but {2} gives {3}; {4}");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "MG0015", "A model has a size that memory can hold",
        "{0}: {1} would be {2}, more than the {3} values that ModelGen can address; {4}");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "MG0016", "Layer names are valid and distinct",
        "The layer name '{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor UnknownLayer = Error(
        "MG0017", "A layer is of a known kind",
        "[{0}] derives from LayerAttribute, but ModelGen knows no such layer; use one of its own, for instance [Conv2D] or [Dense]");

    public static readonly DiagnosticDescriptor SoftmaxTwice = Error(
        "MG0019", "A softmax is applied once",
        "{0} needs values that are not normalized for its softmax, but {1} gives {2} after Softmax already; remove {3}");

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
        SoftmaxTwice,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "ModelGen", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"https://github.com/modelgen/modelgen/blob/main/docs/diagnostics/{id}.md");
}
