using System.Text.Json.Serialization;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>What <c>report</c> wrote.</summary>
/// <param name="Output">The page, relative to the folder the command ran in.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Summary">Where things stand, in one line.</param>
/// <param name="Sections">The sections with something to say.</param>
internal sealed record ReportResult(string Output, long Bytes, string Summary, IReadOnlyList<ReportResult.Part> Sections)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.report-result/1";

    /// <summary>A section of the page.</summary>
    /// <param name="Id">Its id, the page's anchor.</param>
    /// <param name="Title">Its heading.</param>
    /// <param name="Status">How to read it at a glance.</param>
    /// <param name="Summary">Where it stands, in one line.</param>
    /// <param name="Entries">How many entries its table has; null without a table.</param>
    internal sealed record Part(string Id, string Title, ViewStatus Status, string Summary, int? Entries);
}
