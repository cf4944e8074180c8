using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ModelGen.Build;

/// <summary>
/// Finds methods with <c>[UnmanagedCallersOnly(EntryPoint = "...")]</c> in a compiled assembly, which is read and not loaded, and
/// what they are in C. What C cannot call is a problem, a sentence each.
/// </summary>
internal sealed class ExportReader
{
    private readonly MetadataReader metadata;
    private readonly CTypes types = new();
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public ExportReader(PEReader assembly)
    {
        metadata = assembly.GetMetadataReader();
        Exports = [.. metadata.MethodDefinitions.Select(Export).OfType<CExport>()];
        Enums = [.. types.Enums.Select(type => EnumReader.Read(metadata, type, Problems))];
        foreach (string name in Exports.Select(export => export.Name).Concat(Enums.SelectMany(type => type.Constants.Select(constant => constant.Name).Prepend(type.Name))))
        {
            if (!CNames.IsName(name))
            {
                Problems.Add($"'{name}' is not a valid C name. Use ASCII letters, digits and '_', and no keyword.");
            }
            else if (!names.Add(name))
            {
                Problems.Add($"'{name}' names two things in C. Rename one of the methods, enumerations or constants.");
            }
        }
    }

    /// <summary>In the order of their declaration.</summary>
    public IReadOnlyList<CExport> Exports { get; }

    public IReadOnlyList<CEnum> Enums { get; }

    public List<string> Problems { get; } = [];

    private CExport? Export(MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        if (EntryPoint(method) is not string name)
        {
            return null;
        }

        string source = TypeNames.Of(metadata, method.GetDeclaringType()) + "." + metadata.GetString(method.Name);
        MethodSignature<CType> signature = method.DecodeSignature(types, genericContext: null);
        string[] parameterNames = [.. signature.ParameterTypes.Select((_, index) => $"{index + 1}")];
        string?[] spellings = new string?[1 + parameterNames.Length];
        foreach (ParameterHandle parameterHandle in method.GetParameters())
        {
            // Number 0 is what is returned.
            Parameter parameter = metadata.GetParameter(parameterHandle);
            spellings[parameter.SequenceNumber] = NativeTypeName.Of(metadata, parameter.GetCustomAttributes());
            if (parameter.SequenceNumber > 0)
            {
                parameterNames[parameter.SequenceNumber - 1] = metadata.GetString(parameter.Name);
            }
        }

        string place = $"'{source}', exported as '{name}'";
        CParameter[] parameters = [.. signature.ParameterTypes.Select((type, index) => new CParameter(
            CNames.Parameter(parameterNames[index], index), parameterNames[index], Spell(type, spellings[index + 1], $"{place}: the parameter '{parameterNames[index]}'")))];
        string ids = string.Join(",", signature.ParameterTypes.Select(type => type.Id));
        return new(name, Spell(signature.ReturnType, spellings[0], $"{place}: the return value"), parameters, $"M:{source}{(ids.Length > 0 ? $"({ids})" : "")}");
    }

    private string? EntryPoint(MethodDefinition method) =>
        AttributeValues.Find(metadata, method.GetCustomAttributes(), name => name == "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute")
            ?.NamedArguments.FirstOrDefault(argument => argument.Name == "EntryPoint").Value as string;

    private string Spell(CType type, string? spelling, string place)
    {
        if (type.C is null)
        {
            Problems.Add($"{place} is a {type.Id}, which C does not know. Expected a number, an enumeration of this assembly, or a pointer to those or to void.");
            return "void";
        }

        if (spelling is not null && !NativeTypeName.Fits(spelling, type.C))
        {
            Problems.Add($"{place} is a {type.C} in C, but its NativeTypeName says '{spelling}'. Expected the same type, where const may be added and a byte may be a char.");
        }

        return spelling ?? type.C;
    }
}
