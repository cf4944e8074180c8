using System.Xml.Linq;

namespace ModelGen.Build;

/// <summary>The documentation that the compiler writes beside an assembly, as plain text in the words of C.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> names;

    /// <param name="path">Null where there is none: nothing is documented then.</param>
    /// <param name="names">What a documented thing is called in C.</param>
    public XmlDocumentation(string? path, IReadOnlyDictionary<string, string> names)
    {
        this.names = names;
        foreach (XElement member in path is null ? [] : XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
        {
            members[(string?)member.Attribute("name") ?? ""] = member;
        }
    }

    /// <summary>One line without ends, or an empty one.</summary>
    public string Summary(string id) => Text(Member(id)?.Element("summary"));

    public string Returns(string id) => Text(Member(id)?.Element("returns"));

    public string Parameter(string id, string name) =>
        Text(Member(id)?.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name));

    private XElement? Member(string id) => members.TryGetValue(id, out XElement? member) ? member : null;

    private string Text(XElement? element) =>
        element is null ? "" : string.Join(" ", string.Concat(element.Nodes().Select(Word)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Word(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference when reference.IsEmpty => Named(reference),
        XElement { Name.LocalName: "para" or "item" or "code" } block => $" {Text(block)} ",
        XElement inner => Text(inner),
        _ => "",
    };

    private string Named(XElement reference)
    {
        string id = (string?)reference.FirstAttribute ?? "";
        string name = id.Split('(')[0];
        return names.TryGetValue(id, out string? inC) ? inC : name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }
}
