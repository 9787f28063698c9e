using MlopsNotebookKernel.Rendering.Pages.Reports;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>One kind of fact on the page: reads what the repository holds of it, and says it in blocks.</summary>
internal interface IReportSection
{
    /// <summary>What links to it name: lower-case letters and hyphens.</summary>
    string Id { get; }

    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>Reads it.</summary>
    /// <param name="scope">What the report is of.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null when the repository holds no such fact: the section is not shown then.</returns>
    /// <remarks>A file that cannot be read is said in its place; what is thrown all the same is said in the section's.</remarks>
    Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation);
}
