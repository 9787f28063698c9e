using System.Globalization;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Code.Vendoring;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>What <c>vendor</c> came to.</summary>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="File">The copy's name; it lies beside the notebook.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="IsDryRun">Whether nothing was written.</param>
/// <param name="IsInPlace">Whether the notebook was changed.</param>
/// <param name="Projects">Where the code comes from.</param>
/// <param name="Members">The types and members copied.</param>
/// <param name="Cells">The cells that change, or would.</param>
/// <param name="Diff">The copy's lines, for a dry run; null otherwise.</param>
/// <param name="RunsIn">The kernels that can load the copy.</param>
public sealed record VendorResult(
    string Notebook,
    string File,
    VendorOutcome Outcome,
    bool IsDryRun,
    bool IsInPlace,
    IReadOnlyList<VendorResult.Project> Projects,
    IReadOnlyList<string> Members,
    IReadOnlyList<VendorResult.Cell> Cells,
    string? Diff,
    IReadOnlyList<string> RunsIn)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.vendor-result/1";

    /// <summary>One line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary
    {
        get
        {
            string what = $"{QuantityText.Count(Members.Count, "type")} and members of {string.Join(", ", Projects.Select(project => $"{Path.GetFileNameWithoutExtension(project.Path)} at {project.Commit[..7]}"))}";
            return IsDryRun ? $"{File} would hold {what}."
                : Outcome == VendorOutcome.Unchanged && !IsInPlace ? $"{File} has just this already: {what}."
                : $"{File} holds {what}{(IsInPlace ? $"; {Notebook} loads it" : "")}.";
        }
    }

    internal static VendorResult Of(
        string notebook, string file, VendorOutcome outcome, bool isDryRun, bool isInPlace, Stamp stamp, VendoredCode code, string diff) => new(
        notebook,
        file,
        outcome,
        isDryRun,
        isInPlace,
        [.. stamp.Projects.Select(project => new Project(project.Path, project.Commit!, project.Version))],
        code.Members,
        [.. code.Edits.Select(edit => new Cell(edit.Number, LineDiff.Of(string.Create(CultureInfo.InvariantCulture, $"cell {edit.Number}"), edit.Before, edit.After)))],
        isDryRun ? diff : null,
        code.HasExtensions ? ["mlops"] : ["mlops", ".NET Interactive"]);

    /// <summary>Where code comes from.</summary>
    /// <param name="Path">The project's file, relative to the workspace's root.</param>
    /// <param name="Commit">The stamped commit.</param>
    /// <param name="Version">The version that its file stated; null for none.</param>
    public sealed record Project(string Path, string Commit, string? Version);

    /// <summary>A cell that names the projects.</summary>
    /// <param name="Number">Its place, from 1.</param>
    /// <param name="Diff">What changes in it.</param>
    public sealed record Cell(int Number, string Diff);
}
