using System.Text;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>
/// Keeps what a test is about to run in a file beside the tests: a kernel that touches a guard ends the process, and the file
/// then says with which shape. <c>extreme-shape.Conv2D.txt</c>
/// </summary>
internal sealed class ShapeLog : IDisposable
{
    private readonly FileStream file;

    public ShapeLog(string kind) => file = File.Create(Path.Combine(AppContext.BaseDirectory, $"extreme-shape.{kind}.txt"), 1);

    public void Begin(string text)
    {
        file.Position = 0;
        file.Write(Encoding.UTF8.GetBytes(text.PadRight(600) + "\n"));
    }

    public void Dispose() => file.Dispose();
}
