using System.Globalization;
using ModelGen.Onnx.Networks;

switch (args)
{
    case ["write", string folder, string graphs]:
        TestFolder.WriteNetworks(folder);
        TestFolder.WriteRandom(folder, int.Parse(graphs, CultureInfo.InvariantCulture));
        Console.WriteLine($"{Networks.All.Count} networks and {graphs} random graphs in {folder}");
        return 0;
    case ["import-random", string folder, string to]:
        (int count, int imported, int different) = TestFolder.ImportRandom(folder, to);
        Console.WriteLine($"{imported} of {count} random graphs imported, {count - imported} refused by name, {different} compute something else");
        return different == 0 && imported > count / 2 ? 0 : 1;
    default:
        Console.Error.WriteLine("write FOLDER COUNT, or import-random FOLDER TO");
        return 2;
}
