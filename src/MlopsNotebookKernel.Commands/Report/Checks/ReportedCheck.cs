using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.History;
using MlopsNotebookKernel.Domain.Defects;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Checks;

/// <summary>A check with the defect it was born from, and what it found.</summary>
/// <param name="Definition">The check.</param>
/// <param name="Defect">The defect; null where it is not on record.</param>
/// <param name="Source">Its source.</param>
/// <param name="Review">What its history says of it.</param>
internal sealed record ReportedCheck(CheckDefinition Definition, DefectRecord? Defect, CheckedSource Source, CheckReview Review)
{
    /// <summary>Whether it fired on the last delivery it ran on.</summary>
    public bool FiresNow => Source.Last is { } last && last.Fired.Any(fired => fired.Name == Definition.Name);

    /// <summary>How to read it at a glance.</summary>
    public ViewStatus Status => FiresNow
        ? Definition.Severity == CheckSeverity.Error ? ViewStatus.Bad : ViewStatus.Warning
        : Review.Proposal is not null ? ViewStatus.Warning
        : Review.Runs > 0 ? ViewStatus.Good
        : ViewStatus.Neutral;
}
