using System;
using System.Collections.Generic;

namespace ModelGen.CodeFixes.Editing;

/// <summary>One thing that an editor can do about a diagnostic.</summary>
/// <param name="Title">What is done, and the resulting shape where there is one.</param>
/// <param name="Key">The same for what is done together when a fix is applied everywhere; distinct among the offers for one diagnostic.</param>
/// <param name="Edits">Worked out when the offer is taken.</param>
internal sealed record Offer(string Title, string Key, Func<IEnumerable<Edit>> Edits);
