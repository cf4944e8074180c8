using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ModelGen.Tests.Hostile;

/// <summary>Every call in an assembly's code: the outermost class that it stands in, and the method of another assembly that it calls.</summary>
internal static class AssemblyCalls
{
    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Calls as <c>("CheckpointFile", "System.IO.File", "OpenRead")</c>.</summary>
    public static IEnumerable<(string Caller, string Class, string Method)> Of(Assembly assembly)
    {
        using PEReader file = new(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        List<(string, string, string)> calls = [];
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            string caller = OutermostClass(metadata, method.GetDeclaringType());
            foreach (EntityHandle called in Methods(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader()))
            {
                EntityHandle target = called.Kind == HandleKind.MethodSpecification ? metadata.GetMethodSpecification((MethodSpecificationHandle)called).Method : called;
                if (target.Kind == HandleKind.MemberReference
                    && metadata.GetMemberReference((MemberReferenceHandle)target) is { Parent.Kind: HandleKind.TypeReference } member)
                {
                    TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                    calls.Add((caller, $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}", metadata.GetString(member.Name)));
                }
            }
        }

        return calls;
    }

    /// <summary>The methods that are called, made into objects or into delegates.</summary>
    private static IEnumerable<EntityHandle> Methods(BlobReader code)
    {
        List<EntityHandle> methods = [];
        while (code.RemainingBytes > 0)
        {
            byte first = code.ReadByte();
            OpCode operation = OpCodes[first == 0xFE ? (short)((first << 8) | code.ReadByte()) : first];
            switch (operation.OperandType)
            {
                case OperandType.InlineMethod:
                    methods.Add((EntityHandle)MetadataTokens.Handle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    int targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                default:
                    code.Offset += Length(operation.OperandType);
                    break;
            }
        }

        return methods;
    }

    private static int Length(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static string OutermostClass(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        while (type.IsNested)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return metadata.GetString(type.Name);
    }
}
