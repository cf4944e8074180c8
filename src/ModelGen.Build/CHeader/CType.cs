namespace ModelGen.Build;

/// <param name="Id">As documentation names it: <c>System.Single*</c>.</param>
/// <param name="C">As C does: <c>float*</c>; null where it has no such type.</param>
internal sealed record CType(string Id, string? C)
{
    /// <summary>With another suffix to both names, or none at all in C.</summary>
    public CType Pointer => new(Id + "*", C is null ? null : C + "*");

    public static CType Unknown(string id) => new(id, null);
}
