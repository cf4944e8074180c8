using System.Linq;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Ops;

/// <summary>[Reshape]: to a shape of equal size; one dimension may be -1.</summary>
internal sealed record Reshape(EquatableArray<int> TargetShape) : ViewOperation
{
    public override string Kind => "Reshape";

    public static Operation Read(LayerReader reader)
    {
        EquatableArray<int> target = reader.Items("TargetShape");
        if (target.Count is < 1 or > 3)
        {
            reader.OutOfRange("TargetShape", target.Count, "one to three dimensions");
        }
        else if (target.Any(dimension => dimension is 0 or < -1) || target.Count(dimension => dimension == -1) > 1)
        {
            reader.OutOfRange("TargetShape", target.First(dimension => dimension < 1), "dimensions of at least 1, one of them -1 at most");
        }

        return new Reshape(target);
    }

    public override Shape? Infer(Shape input, LayerScope scope)
    {
        long known = new Shape(TargetShape.Where(dimension => dimension > 0).ToEquatableArray()).Size;
        bool fits = TargetShape.Contains(-1) ? known > 0 && input.Size % known == 0 : known == input.Size;
        if (!fits)
        {
            scope.Report(
                Descriptors.ReshapeSize, "TargetShape", scope.Name, scope.Previous, input, Invariant.Grouped(input.Size),
                new Shape(TargetShape), known < 0 ? "over 2^31" : Invariant.Grouped(known));
            return null;
        }

        return new(TargetShape.Select(dimension => dimension == -1 ? (int)(input.Size / known) : dimension).ToEquatableArray());
    }
}
