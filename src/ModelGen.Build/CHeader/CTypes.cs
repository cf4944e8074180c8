using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace ModelGen.Build;

/// <summary>Types of signatures in C's words: numbers, pointers, and enumerations of the same assembly, which are kept.</summary>
internal sealed class CTypes : ISignatureTypeProvider<CType, object?>
{
    private readonly List<TypeDefinitionHandle> enums = [];

    /// <summary>In the order of their first use.</summary>
    public IReadOnlyList<TypeDefinitionHandle> Enums => enums;

    public CType GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System." + typeCode, typeCode switch
    {
        PrimitiveTypeCode.Void => "void",
        PrimitiveTypeCode.SByte => "int8_t",
        PrimitiveTypeCode.Byte => "uint8_t",
        PrimitiveTypeCode.Int16 => "int16_t",
        PrimitiveTypeCode.UInt16 => "uint16_t",
        PrimitiveTypeCode.Int32 => "int32_t",
        PrimitiveTypeCode.UInt32 => "uint32_t",
        PrimitiveTypeCode.Int64 => "int64_t",
        PrimitiveTypeCode.UInt64 => "uint64_t",
        PrimitiveTypeCode.IntPtr => "intptr_t",
        PrimitiveTypeCode.UIntPtr => "size_t",
        PrimitiveTypeCode.Single => "float",
        PrimitiveTypeCode.Double => "double",
        _ => null,
    });

    public CType GetPointerType(CType elementType) => elementType.Pointer;

    public CType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        string id = TypeNames.Of(reader, handle);
        if (TypeNames.Of(reader, reader.GetTypeDefinition(handle).BaseType) != "System.Enum")
        {
            return CType.Unknown(id);
        }

        if (!enums.Contains(handle))
        {
            enums.Add(handle);
        }

        return new(id, CNames.Snake(reader.GetString(reader.GetTypeDefinition(handle).Name)));
    }

    public CType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => CType.Unknown(TypeNames.Of(reader, handle));

    public CType GetModifiedType(CType modifier, CType unmodifiedType, bool isRequired) => unmodifiedType;

    public CType GetPinnedType(CType elementType) => elementType;

    public CType GetSZArrayType(CType elementType) => CType.Unknown(elementType.Id + "[]");

    public CType GetArrayType(CType elementType, ArrayShape shape) => CType.Unknown(elementType.Id + "[,]");

    public CType GetByReferenceType(CType elementType) => CType.Unknown("reference to " + elementType.Id);

    public CType GetFunctionPointerType(MethodSignature<CType> signature) => CType.Unknown("function pointer");

    public CType GetGenericInstantiation(CType genericType, ImmutableArray<CType> typeArguments) => CType.Unknown(genericType.Id);

    public CType GetGenericMethodParameter(object? genericContext, int index) => CType.Unknown("type parameter");

    public CType GetGenericTypeParameter(object? genericContext, int index) => CType.Unknown("type parameter");

    public CType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
}
