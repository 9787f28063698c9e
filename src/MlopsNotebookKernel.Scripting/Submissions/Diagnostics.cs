using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>What the compiler says.</summary>
internal static class Diagnostics
{
    /// <summary>The errors, in order of place.</summary>
    /// <param name="diagnostics">All that the compiler says.</param>
    public static IReadOnlyList<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
    ];
}
