using System.Globalization;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>Shows a <see cref="VendorResult"/>.</summary>
internal static class VendorRenderer
{
    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(VendorResult result)
    {
        List<ViewBlock> blocks =
        [
            new ViewBlock.Facts(
            [
                .. result.Projects.Select(project => ("From", $"{project.Path}{(project.Version is null ? "" : $" {project.Version}")} at commit {project.Commit}")),
                ("Copied", string.Join(", ", result.Members)),
                ("Loads in", result.RunsIn.Count == 1
                    ? "the mlops kernel (mlops run, Jupyter); .NET Interactive cannot load classes of extension members"
                    : "the mlops kernel (mlops run, Jupyter) and .NET Interactive"),
            ]),
        ];
        if (!result.IsInPlace && result.Cells.Count > 0)
        {
            blocks.Add(new ViewBlock.Paragraph("In the notebook, or with --in-place:"));
            blocks.AddRange(result.Cells.Select(cell => new ViewBlock.Code(Lines(cell), "diff")));
        }

        if (result.Diff is { Length: > 0 } diff)
        {
            blocks.Add(new ViewBlock.Code(diff, "diff"));
        }

        return new View(ViewStatus.Good, result.Summary, blocks);
    }

    private static string Lines(VendorResult.Cell cell) => string.Join(
        '\n', cell.Diff.TrimEnd('\n').Split('\n').Skip(2).Prepend(string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number}")));
}
