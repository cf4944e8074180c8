using System.Collections.Generic;
using System.Text;

namespace ModelGen.Generator.Tensors;

/// <summary>The tensors that a model had when it was locked.</summary>
/// <param name="Path">The file's.</param>
internal sealed record LockFile(string Path, TensorFile List)
{
    public const string Suffix = ".modelgen.lock";

    /// <summary>A lock's text.</summary>
    /// <param name="model">Its full name.</param>
    public static string Text(string model, IEnumerable<ListedTensor> tensors)
    {
        StringBuilder text = new StringBuilder("# The tensors of a model's weights. The compiler warns when the model no longer has them.\n")
            .Append(TensorFile.LockTitle).Append(model).Append('\n');
        foreach (ListedTensor tensor in tensors)
        {
            text.Append(tensor).Append('\n');
        }

        return text.ToString();
    }
}
