using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Members;

/// <summary>Members of the user's that generated code has as well.</summary>
internal static class MemberRules
{
    public static void Check(ModelSpec spec, List<Problem> problems)
    {
        Member[] generated = spec.Members.Count == 0 ? [] : [.. GeneratedMembers.Of(spec)];
        for (int i = 0; i < spec.Members.Count; i++)
        {
            Member member = spec.Members[i];
            if (generated.Any(member.Clashes))
            {
                bool isConstructor = member.Name == Member.Constructor;
                problems.Add(new(
                    Descriptors.MemberIsGenerated, Site.OfMember(i), spec.ClassName, isConstructor ? Signature(spec, member) : member.Name,
                    isConstructor ? "give it other parameters, and let it call ': this(seed)'" : "rename it"));
            }
        }
    }

    /// <summary><c>Net(ulong?)</c></summary>
    private static string Signature(ModelSpec spec, Member constructor) =>
        $"{spec.ClassName}({string.Join(", ", constructor.Parameters.Select(type => type.Replace("ModelGen.", "")))})";
}
