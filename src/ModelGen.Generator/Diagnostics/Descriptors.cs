using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>Every diagnostic, in the order of the ids. An id is never reused; each has a page in docs/diagnostics.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Note(
        "MG0001", "A model class is partial",
        "'{0}' has [Model] but is not partial, so its passes cannot be added to it; write 'partial class {0}'");

    public static readonly DiagnosticDescriptor Generic = Error(
        "MG0002", "A model class is not generic",
        "'{0}' {1}, but a model has one shape; {2}");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Note(
        "MG0003", "The types around a model class are partial",
        "'{0}' is nested in '{1}', which is not partial, so its passes cannot be added to it; write 'partial {2} {1}'");

    public static readonly DiagnosticDescriptor UnsuitableClass = Error(
        "MG0004", "A model is an ordinary class",
        "'{0}' {1}, but a model is an ordinary class whose base and constructor are generated; {2}");

    public static readonly DiagnosticDescriptor NoInput = Error(
        "MG0005", "A model has an input",
        "'{0}' has no [Input], so no shape is known; add the shape of one sample, for instance [Input(28, 28, 1)]");

    public static readonly DiagnosticDescriptor NoLayers = Error(
        "MG0006", "A model has layers",
        "'{0}' has no layers; add at least one layer attribute below [Input], for instance [Dense(10)]");

    public static readonly DiagnosticDescriptor LayersOnSeveralDeclarations = Error(
        "MG0007", "All layers are on one declaration",
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
        "{0} has a {1} window{2}, which does not fit {3} {4}; {5}");

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
        "The layer name {0} {1}; {2}");

    public static readonly DiagnosticDescriptor UnknownLayer = Error(
        "MG0017", "A layer is of a known kind",
        "[{0}] derives from LayerAttribute, but ModelGen does not know this layer; use one of ModelGen's, for instance [Conv2D] or [Dense]");

    public static readonly DiagnosticDescriptor OverBudget = Error(
        "MG0018", "A model stays within its budget",
        "{0} {1}, {2} more than its budget of {3}; the largest part is {4}, {5} ({6}%): {7}, or raise {8}");

    public static readonly DiagnosticDescriptor SoftmaxTwice = Error(
        "MG0019", "A softmax is applied once",
        "{0} applies a softmax to {1} {2}, which ends in a softmax already; remove {3}");

    public static readonly DiagnosticDescriptor DropoutAfterOutput = Warning(
        "MG0020", "Dropout comes before the output layer",
        "{0} comes after {1}, the last layer with weights, so in training it sets predictions to 0; move it above {1}");

    public static readonly DiagnosticDescriptor MissingActivation = Warning(
        "MG0021", "Linear layers have an activation between them",
        "{0} feeds {1} without an activation between them, so the two compute no more than one linear layer; give {0} an activation, for instance Activation = Activation.ReLU");

    public static readonly DiagnosticDescriptor VanishingGradient = Warning(
        "MG0022", "Only a few saturating activations follow each other",
        "{1} layers in a row, from {3} to {0}, end in {2}, so about 1/{4} of the gradient reaches {3}; use another activation in the hidden layers, for instance Activation.ReLU");

    public static readonly DiagnosticDescriptor UnscaledInput = Warning(
        "MG0023", "The input is scaled to about 1",
        "The input has values up to {0}, and {1} gets values up to {2}, but initial weights suit values of about 1; add [Rescaling(1 / {3})] above {1}");

    public static readonly DiagnosticDescriptor ActivationTwice = Warning(
        "MG0024", "A layer has one activation",
        "{0} applies {1} to the output of {2}, which has been through {3} already; remove one of the two");

    public static readonly DiagnosticDescriptor PoolLeavesOut = Warning(
        "MG0025", "A pooling layer covers all rows and columns",
        "{0} has {1} windows with stride {2}, which leave out {3} at the end of {4} {5}; use Padding.Same, which gives {6}, or an input of {7}");

    public static readonly DiagnosticDescriptor HugeDense = Warning(
        "MG0026", "A dense layer is small compared with its feature map",
        "{0} has {1} parameters, more than {5}, because it takes all {2} values of {3} {4}; {6}");

    public static readonly DiagnosticDescriptor ConstantKernel = Warning(
        "MG0027", "Hidden kernels start at random",
        "{0} starts with a kernel of {1}, so its {2} outputs all start out the same; use a random initializer, for instance Initializer.{3}");

    public static readonly DiagnosticDescriptor WeightsNotReadable = Error(
        "MG0028", "The weights file can be read",
        "The weights file '{0}' {1}; {2}");

    public static readonly DiagnosticDescriptor WeightsDoNotFit = Error(
        "MG0029", "The weights file fits the model",
        "'{0}' does not fit {1}: {2}; {3}");

    public static readonly DiagnosticDescriptor NotLocked = Hidden(
        "MG0030", "A model's tensors can be locked",
        "'{0}' has no lock, so a change that makes its saved weights unusable goes unnoticed; let the code fix write {0}.modelgen.lock");

    public static readonly DiagnosticDescriptor LockDoesNotFit = Warning(
        "MG0031", "A locked model keeps its tensors",
        "'{0}' no longer fits {1}, so weights saved before do not load: {2}; undo the change, or update the lock if those weights are no longer needed");

    public static readonly DiagnosticDescriptor LockNotReadable = Warning(
        "MG0032", "A lock is readable and belongs to a model",
        "This lock has no effect: {0}; {1}");

    public static readonly DiagnosticDescriptor MemberIsGenerated = Error(
        "MG0035", "A model's own members differ from the generated ones",
        "'{0}' declares '{1}', which ModelGen generates as well; {2}");

    public static readonly DiagnosticDescriptor OldLanguage = Error(
        "MG0036", "A model's project uses C# 12 or newer",
        "The generated code of '{0}' needs C# {1}, but the project is compiled as C# {2}; set <LangVersion>{1}</LangVersion> or a newer one in the project file");

    public static readonly DiagnosticDescriptor NoModel = Error(
        "MG0037", "A class with layers is a model",
        "'{0}' has [Input] or layers, but not [Model], so nothing is generated for it; add [Model]");

    public static readonly DiagnosticDescriptor SeveralInputs = Error(
        "MG0038", "A model has one input",
        "'{0}' has a second [Input], but a model has one; remove it, and put all values of a sample into the other");

    public static readonly DiagnosticDescriptor ChannelsFirst = Warning(
        "MG0039", "An image has its channels last",
        "The input {0} is an image of {1} and {2} with {3}; channels come last: write {4}, and give the data in that order");

    public static readonly DiagnosticDescriptor RegressionOverProbabilities = Warning(
        "MG0040", "Probabilities are trained with a cross-entropy",
        "{0} has almost no gradient where the {2} of {1} is confident and wrong, so training is slow or stalls; use {3}");

    public static readonly DiagnosticDescriptor ForeignLayer = Error(
        "MG0041", "A layer has ModelGen's name",
        "[{0}] {1}");

    public static readonly DiagnosticDescriptor ForeignArgument = Note(
        "MG0042", "An argument has ModelGen's name",
        "[{0}] does not take this argument in this form; write {1}");

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
        OverBudget,
        SoftmaxTwice,
        DropoutAfterOutput,
        MissingActivation,
        VanishingGradient,
        UnscaledInput,
        ActivationTwice,
        PoolLeavesOut,
        HugeDense,
        ConstantKernel,
        WeightsNotReadable,
        WeightsDoNotFit,
        NotLocked,
        LockDoesNotFit,
        LockNotReadable,
        MemberIsGenerated,
        OldLanguage,
        NoModel,
        SeveralInputs,
        ChannelsFirst,
        RegressionOverProbabilities,
        ForeignLayer,
        ForeignArgument,
    ];

    /// <summary>The model cannot be built, or must not be.</summary>
    private static DiagnosticDescriptor Error(string id, string title, string message) => New(id, title, message, DiagnosticSeverity.Error);

    /// <summary>The model can be built and trained, but hardly as it was meant.</summary>
    private static DiagnosticDescriptor Warning(string id, string title, string message) => New(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>The compiler reports the error; this says what it means for a model.</summary>
    private static DiagnosticDescriptor Note(string id, string title, string message) => New(id, title, message, DiagnosticSeverity.Info);

    /// <summary>Nothing to see; a code fix offers something.</summary>
    private static DiagnosticDescriptor Hidden(string id, string title, string message) => New(id, title, message, DiagnosticSeverity.Hidden);

    private static DiagnosticDescriptor New(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, "ModelGen", severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/modelgen/modelgen/blob/main/docs/diagnostics/{id}.md");
}
