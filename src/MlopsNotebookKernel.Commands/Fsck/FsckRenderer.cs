using MlopsNotebookKernel.Commands.Transfers;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Fsck;

/// <summary>Shows a <see cref="FsckResult"/>.</summary>
internal static class FsckRenderer
{
    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(FsckResult result)
    {
        List<ViewBlock> blocks =
        [
            .. TransferRenderer.Damaged(result.Damaged),
            .. TransferRenderer.Missing(result.Missing),
            .. TransferRenderer.Problems(result.Problems),
            .. result.Notes.Select(note => new ViewBlock.Callout(ViewStatus.Warning, note)),
        ];
        if (result.Damaged.Count > 0)
        {
            blocks.Add(new ViewBlock.Paragraph("Damaged objects are set aside, and had again where they can be, by mlops fsck --repair."));
        }

        if (result.Repaired.Count > 0)
        {
            blocks.Add(new ViewBlock.Paragraph($"Repaired: {string.Join(", ", result.Repaired)}."));
        }

        if (result.Elsewhere > 0)
        {
            blocks.Add(new ViewBlock.Paragraph(
                $"{QuantityText.Count(result.Elsewhere, "kept file")} {(result.Elsewhere == 1 ? "misses" : "miss")} objects, and a file of the workspace or a commit has the bytes: nothing is lost; mlops fsck --repair keeps them again."));
        }

        return new View(result.IsSound ? ViewStatus.Good : ViewStatus.Bad, result.Summary, blocks);
    }
}
