using System.Globalization;
using System.Text;

namespace ModelGen.Build;

/// <summary>Prints exports as a header for C99 and C++.</summary>
internal sealed class CHeaderText
{
    private const int Width = 110;

    private readonly StringBuilder text = new();
    private readonly XmlDocumentation documentation;

    private CHeaderText(XmlDocumentation documentation) => this.documentation = documentation;

    /// <param name="fileName">Of the header: its guard is named after it.</param>
    /// <param name="library">The assembly.</param>
    public static string Of(ExportReader reader, XmlDocumentation documentation, string fileName, string library)
    {
        string guard = CNames.Guard(fileName);
        CHeaderText header = new(documentation);
        header.Line($"/* The functions of {Plain(library)}. Written by its build: changes are lost. */\n#ifndef {guard}\n#define {guard}\n");
        header.Line("#include <stddef.h>\n#include <stdint.h>\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
        foreach (CEnum type in reader.Enums)
        {
            header.Enum(type);
        }

        foreach (CExport export in reader.Exports)
        {
            header.Function(export);
        }

        header.Line($"#ifdef __cplusplus\n}}\n#endif\n\n#endif /* {guard} */");
        return header.text.ToString();
    }

    private void Enum(CEnum type)
    {
        Comment("", documentation.Summary(type.Id));
        Line($"typedef {type.Type} {type.Name};");
        Line("enum {");
        for (int i = 0; i < type.Constants.Count; i++)
        {
            CConstant constant = type.Constants[i];
            Comment("    ", documentation.Summary(constant.Id));
            Line($"    {constant.Name} = {Value(constant.Value)}{(i + 1 < type.Constants.Count ? "," : "")}");
        }

        Line("};\n");
    }

    private void Function(CExport export)
    {
        string returns = documentation.Returns(export.Id);
        Comment("", [
            documentation.Summary(export.Id),
            .. export.Parameters.Select(parameter => Tagged($"@param {parameter.Name} ", documentation.Parameter(export.Id, parameter.SourceName))),
            Tagged("@return ", returns)]);
        string parameters = string.Join(", ", export.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        Line($"{export.Returns} {export.Name}({(parameters.Length > 0 ? parameters : "void")});\n");
    }

    /// <summary>The least integer has no literal in C: its digits without the sign are too many.</summary>
    private static string Value(int value) => value == int.MinValue ? "-2147483647 - 1" : value.ToString(CultureInfo.InvariantCulture);

    private static string Tagged(string tag, string line) => line.Length > 0 ? tag + line : "";

    private void Comment(string indent, params string[] paragraphs)
    {
        string[] lines = [.. paragraphs.Where(paragraph => paragraph.Length > 0).SelectMany(paragraph => Wrap(Plain(paragraph), Width - indent.Length))];
        if (lines.Length == 1)
        {
            Line($"{indent}/** {lines[0]} */");
        }
        else if (lines.Length > 1)
        {
            Line($"{indent}/**\n{string.Concat(lines.Select(line => $"{indent} * {line}\n"))}{indent} */");
        }
    }

    /// <summary>Nothing in it begins or ends a comment, or a line.</summary>
    private static string Plain(string line) =>
        new([.. line.Replace("*/", "* /").Replace("/*", "/ *").Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)]);

    private static IEnumerable<string> Wrap(string paragraph, int width)
    {
        StringBuilder line = new();
        foreach (string word in paragraph.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private void Line(string line) => text.Append(line).Append('\n');
}
