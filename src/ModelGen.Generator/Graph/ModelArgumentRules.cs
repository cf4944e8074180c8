using System;
using System.Collections.Generic;
using System.Globalization;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>The ranges of [Model]'s own arguments.</summary>
internal static class ModelArgumentRules
{
    public static void Check(ModelSpec spec, List<Problem> problems)
    {
        Member("Loss", spec.Loss);
        Member("Numerics", spec.Numerics);
        if (!(spec.HuberDelta > 0 && spec.HuberDelta <= float.MaxValue))
        {
            Report("HuberDelta", Invariant.Text(spec.HuberDelta), "a finite number greater than 0");
        }

        void Member<T>(string argument, T value)
            where T : struct, Enum
        {
            if (!Enum.IsDefined(typeof(T), value))
            {
                Report(argument, Invariant.Text(Convert.ToInt64(value, CultureInfo.InvariantCulture)), "a member of " + typeof(T).Name);
            }
        }

        void Report(string argument, string found, string expected) => problems.Add(new(
            Descriptors.ArgumentOutOfRange, Site.Model(argument), spec.ClassName, argument, found, expected));
    }
}
