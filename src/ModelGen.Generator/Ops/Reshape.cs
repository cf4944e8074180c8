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
            reader.OutOfRange("TargetShape", new Shape(target).ToString(), "one to three dimensions");
        }
        else if (target.Any(dimension => dimension is 0 or < -1) || target.Count(dimension => dimension == -1) > 1)
        {
            reader.OutOfRange("TargetShape", new Shape(target).ToString(), "dimensions of at least 1, one of which may be -1 to be inferred");
        }

        return new Reshape(target);
    }

    public override Shape? Infer(Shape input, LayerScope scope)
    {
        long known = new Shape(TargetShape.Where(dimension => dimension > 0).ToEquatableArray()).Size;
        bool fits = TargetShape.Contains(-1) ? known > 0 && input.Size % known == 0 : known == input.Size;
        if (!fits)
        {
            bool isOpen = TargetShape.Contains(-1);
            string size = known < 0 ? "more than 2^30 values" : Invariant.Counted(known, "value");
            scope.Report(
                Descriptors.ReshapeSize, "TargetShape", scope.Name, new Shape(TargetShape), isOpen ? "a multiple of " + size : size,
                scope.Previous, input, Invariant.Counted(input.Size, "value"),
                isOpen
                    ? $"choose dimensions whose product divides {Invariant.Grouped(input.Size)}"
                    : $"choose dimensions whose product is {Invariant.Grouped(input.Size)}, or give one as -1");
            return null;
        }

        return new(TargetShape.Select(dimension => dimension == -1 ? (int)(input.Size / known) : dimension).ToEquatableArray());
    }
}
