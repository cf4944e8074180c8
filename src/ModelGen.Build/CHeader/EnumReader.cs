using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;

namespace ModelGen.Build;

/// <summary>An enumeration from metadata. Its constants get its name: <c>READER_STATUS_OK</c>.</summary>
internal static class EnumReader
{
    public static CEnum Read(MetadataReader metadata, TypeDefinitionHandle handle, ICollection<string> problems)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string id = TypeNames.Of(metadata, handle);
        string name = CNames.Snake(metadata.GetString(type.Name));
        string integer = "int32_t";
        List<CConstant> constants = [];
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            string fieldName = metadata.GetString(field.Name);
            if ((field.Attributes & FieldAttributes.Static) == 0)
            {
                // The one field of a value: its type is the enumeration's.
                integer = field.DecodeSignature(new CTypes(), genericContext: null).C ?? integer;
                continue;
            }

            Constant constant = metadata.GetConstant(field.GetDefaultValue());
            decimal value = Convert.ToDecimal(metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode), CultureInfo.InvariantCulture);
            if (value is < int.MinValue or > int.MaxValue)
            {
                problems.Add($"'{id}.{fieldName}' is {value.ToString(CultureInfo.InvariantCulture)}; C constants must fit in a signed 32-bit integer.");
                continue;
            }

            constants.Add(new($"{name}_{CNames.Snake(fieldName)}".ToUpperInvariant(), (int)value, $"F:{id}.{fieldName}"));
        }

        return new(name, integer, constants, $"T:{id}");
    }
}
