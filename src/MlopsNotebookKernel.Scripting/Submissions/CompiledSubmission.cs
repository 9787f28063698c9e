using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>A submission that was compiled.</summary>
/// <param name="Compilation">The compilation.</param>
/// <param name="Factory">Creates and starts it on the submission array; null when it holds no code or has errors.</param>
/// <param name="Errors">Its errors; empty when it compiled.</param>
/// <param name="HasValue">Whether its last expression has a value to show.</param>
/// <param name="References">What it references, by simple name.</param>
internal sealed record CompiledSubmission(
    CSharpCompilation Compilation,
    Func<object?[], Task<object?>>? Factory,
    IReadOnlyList<Diagnostic> Errors,
    bool HasValue,
    IReadOnlyDictionary<string, MetadataReference> References);
