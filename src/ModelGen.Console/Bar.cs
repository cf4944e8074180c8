using System.Globalization;

namespace ModelGen;

/// <summary>The count of steps and the bar itself: <c> 9/71 [==>.................]</c>.</summary>
internal readonly struct Bar
{
    private const int Width = 20;

    public Bar(int done, int all)
    {
        string total = all.ToString(CultureInfo.InvariantCulture);
        string count = $"{done.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}";
        int filled = (int)((long)Width * done / Math.Max(all, 1));
        string body = done < all && filled > 0 ? new string('=', filled - 1) + '>' : new string('=', filled);
        string rest = new('.', Width - filled);
        Length = count.Length + Width + 3;
        Markup = $"[bold]{count}[/] [[[green]{body}[/][grey]{rest}[/]]]";
    }

    /// <summary>With Spectre's colours.</summary>
    public string Markup { get; }

    /// <summary>Characters on the screen.</summary>
    public int Length { get; }
}
