using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>What cannot be read, as a line in its place.</summary>
internal static class ReportProblems
{
    /// <summary>The line.</summary>
    /// <param name="fault">What went wrong.</param>
    public static ViewBlock.Callout Of(Exception fault) => new(ViewStatus.Bad, fault is MlopsException known
        ? $"{known.Code}: {known.Message} {known.Remedy}"
        : fault.Message);
}
