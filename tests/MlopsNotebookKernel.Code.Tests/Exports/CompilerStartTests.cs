using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Code.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

public sealed class CompilerStartTests
{
    /// <summary>The compiler goes no further than the first error, and would be woken by half.</summary>
    [Fact]
    public void Programs_OfToday_CompileWithoutErrors() => Assert.All(
        CompilerStart.Programs(CancellationToken.None),
        program => Assert.DoesNotContain(program.GetDiagnostics(), found => found.Severity == DiagnosticSeverity.Error));
}
