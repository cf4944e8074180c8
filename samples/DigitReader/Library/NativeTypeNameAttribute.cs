namespace DigitReader;

/// <summary>How a C header spells a type that C# cannot say, such as <c>const float*</c>. ModelGen's header writer knows it by its name.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
internal sealed class NativeTypeNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
