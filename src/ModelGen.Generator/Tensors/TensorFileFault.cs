using Microsoft.CodeAnalysis.Text;

namespace ModelGen.Generator.Tensors;

/// <summary>Locates the line that makes a file an invalid list of tensors.</summary>
/// <param name="Expected">What should stand on the line.</param>
internal sealed record TensorFileFault(TextLine Line, string Expected);
