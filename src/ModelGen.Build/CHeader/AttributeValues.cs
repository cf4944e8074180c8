using System.Reflection.Metadata;

namespace ModelGen.Build;

/// <summary>Decodes the arguments of attributes whose arguments are strings and types.</summary>
internal sealed class AttributeValues : ICustomAttributeTypeProvider<string>
{
    private static readonly AttributeValues types = new();

    /// <summary>The arguments of an attribute, or null where it is not there.</summary>
    /// <param name="isWanted">Asked for the full name of an attribute's type.</param>
    public static CustomAttributeValue<string>? Find(MetadataReader reader, CustomAttributeHandleCollection attributes, Func<string, bool> isWanted)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            EntityHandle type = attribute.Constructor.Kind == HandleKind.MethodDefinition
                ? reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()
                : reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (isWanted(TypeNames.Of(reader, type)))
            {
                return attribute.DecodeValue(types);
            }
        }

        return null;
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetSystemType() => "System.Type";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeNames.Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeNames.Of(reader, handle);

    public string GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == "System.Type";
}
