using Microsoft.CodeAnalysis.Text;

namespace ModelGen.Generator.Tensors;

/// <summary>Where a file is no list of tensors.</summary>
/// <param name="Expected">What should stand on the line.</param>
internal sealed record TensorFileFault(TextLine Line, string Expected);
