using System.Reflection.Metadata;

namespace ModelGen.Build;

/// <summary>Names of types as documentation has them: <c>Reader.Exports</c>, nested ones too.</summary>
internal static class TypeNames
{
    /// <summary>Empty for what is neither a definition nor a reference.</summary>
    public static string Of(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        _ when handle.IsNil => "",
        HandleKind.TypeDefinition => Of(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Of(reader, (TypeReferenceHandle)handle),
        _ => "",
    };

    public static string Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return Join(outer.IsNil ? reader.GetString(type.Namespace) : Of(reader, outer), reader.GetString(type.Name));
    }

    public static string Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        bool isNested = type.ResolutionScope.Kind == HandleKind.TypeReference;
        return Join(isNested ? Of(reader, type.ResolutionScope) : reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    private static string Join(string outer, string name) => outer.Length == 0 ? name : outer + "." + name;
}
