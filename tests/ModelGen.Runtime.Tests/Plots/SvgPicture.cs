using System.Globalization;
using System.Xml.Linq;

namespace ModelGen.Tests;

/// <summary>An SVG picture as a reader sees it: parsed by the XML reader of .NET.</summary>
internal sealed class SvgPicture(string svg)
{
    private readonly XElement root = XDocument.Parse(svg).Root!;

    public double Width => Number(root, "width");

    public IEnumerable<XElement> All(string name) => root.Elements(XName.Get(name, "http://www.w3.org/2000/svg"));

    public IReadOnlyList<string> Texts => [.. All("text").Select(text => text.Value)];

    public XElement TextElement(string content) => All("text").Single(text => text.Value == content);

    public IReadOnlyList<(double X, double Y)[]> Polylines =>
    [
        .. All("polyline").Select(line => line.Attribute("points")!.Value.Split(' ')
            .Select(point => point.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray())
            .Select(point => (point[0], point[1]))
            .ToArray()),
    ];

    public byte[] Png => Convert.FromBase64String(All("image").Single().Attribute("href")!.Value["data:image/png;base64,".Length..]);

    public static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
