using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelGen.Docs.Tests.Pages;

namespace ModelGen.Docs.Tests.Code;

/// <summary>
/// What a page says of a block of code, to people and, in an HTML comment above the fence, to the tests:
/// <c>generated</c> for lines of the generator's, <c>gpu</c> for code that needs ModelGen.Runtime.ILGPU.
/// </summary>
internal static partial class CodeBlocks
{
    public const string Generated = "generated";

    public const string Gpu = "gpu";

#if GPU
    private const bool HasGpu = true;
#else
    private const bool HasGpu = false;
#endif

    /// <summary>Returns whether a block is code of the user's that this test assembly can compile.</summary>
    public static bool IsCompiled(Fence fence) => fence.IsCode && fence.Mark != Generated && (HasGpu || fence.Mark != Gpu);

    /// <summary>
    /// Returns the compiler's lines that a page shows directly below a block, without file and place; none where the block is
    /// right. What an editor offers, <c>fix: …</c>, is not among them.
    /// </summary>
    public static ImmutableArray<string> OutputOf(Page page, Fence code) =>
        page.Fences.FirstOrDefault(fence => fence.Line > code.Line) is { IsBelowAnother: true, IsCode: false } below ? Output(below) : [];

    public static ImmutableArray<string> Output(Fence fence) => [.. OutputLine().Matches(fence.Text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^(?:\S+\(\d+,\d+\): )?((?:error|warning) MG\d{4}: .*)$", RegexOptions.Multiline)]
    private static partial Regex OutputLine();
}
