namespace ModelGen.Build;

/// <summary>A method with an entry point, as C declares it.</summary>
/// <param name="Id">As the documentation names the method: <c>M:Reader.Exports.Predict(System.Single*)</c>.</param>
internal sealed record CExport(string Name, string Returns, IReadOnlyList<CParameter> Parameters, string Id);

/// <param name="SourceName">In C#, and so in its documentation.</param>
internal sealed record CParameter(string Name, string SourceName, string Type);

/// <summary>An enumeration that exports use.</summary>
/// <param name="Type">The integer that it is: an enumeration of C has no size of its own.</param>
internal sealed record CEnum(string Name, string Type, IReadOnlyList<CConstant> Constants, string Id);

internal sealed record CConstant(string Name, int Value, string Id);
