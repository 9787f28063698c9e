namespace MlopsNotebookKernel.Code.Exports.Clones;

/// <summary>A stretch of code, told by what it does rather than by its names.</summary>
/// <param name="Digest">The same for code that differs in names and values alone.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="EndLine">Its last line.</param>
/// <param name="Function">The function it lies in; null for none.</param>
internal sealed record CodeWindow(string Digest, int Line, int EndLine, string? Function);
