namespace ModelGen.Onnx.Import;

/// <summary>Checks the name of an imported class: a plain identifier that is not a keyword of C# or a name of ModelGen's.</summary>
internal static class ClassNames
{
    private static readonly HashSet<string> words =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while", "record", "required", "scoped", "file", "var", "dynamic", "field", "extension", "partial", "await",
        "Model", "Input", "Activation", "Padding", "Conv2D", "DepthwiseConv2D", "Dense", "Dropout", "Flatten", "Reshape",
        "Rescaling", "MaxPool2D", "AvgPool2D", "GlobalAvgPool2D", "GlobalMaxPool2D", "Summary", "Weights", "Layers", "Info", "Predict",
        "Save", "Load", "InputSize", "OutputSize", "ParameterCount", "MultiplyAdds", "Inference", "Infer", "Parameters",
    ];

    public static bool IsClass(string name) =>
        name.Length is > 0 and <= 100 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
        && !words.Contains(name);

    /// <summary>Words with dots between them.</summary>
    public static bool IsNamespace(string name) => name.Length <= 200 && name.Split('.').All(IsClass);
}
