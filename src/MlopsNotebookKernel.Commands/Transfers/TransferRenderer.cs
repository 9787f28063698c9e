using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;
using MlopsNotebookKernel.Storage.Citations;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Commands.Transfers;

/// <summary>Shows a <see cref="TransferResult"/>, and the parts that <c>fsck</c> shows alike.</summary>
internal static class TransferRenderer
{
    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(TransferResult result)
    {
        List<ViewBlock> blocks = [.. Missing(result.Missing), .. Damaged(result.Damaged), .. Problems(result.Problems)];
        if (result.Elsewhere > 0)
        {
            blocks.Add(new ViewBlock.Paragraph(
                $"{QuantityText.Count(result.Elsewhere, "kept file")} {(result.Elsewhere == 1 ? "needs" : "need")} no object: the bytes are in files of the workspace or in commits."));
        }

        return new View(result.IsWhole ? ViewStatus.Good : ViewStatus.Bad, result.Summary, blocks);
    }

    /// <summary>Files whose bytes are nowhere.</summary>
    /// <param name="files">The files.</param>
    public static IEnumerable<ViewBlock> Missing(IReadOnlyList<LackingFile> files) => files.Count == 0 ? [] :
    [
        new ViewBlock.Table(
            [new("Missing"), new("Size", true), new("Relied on by"), new("What helps")],
            [.. files.Select(file => (IReadOnlyList<ViewCell>)[new ViewCell(file.Label, ViewStatus.Bad), QuantityText.Bytes(file.Bytes), file.Fact, file.Remedy])]),
    ];

    /// <summary>Objects that did not pass their digest.</summary>
    /// <param name="objects">The objects.</param>
    public static IEnumerable<ViewBlock> Damaged(IReadOnlyList<DamagedObject> objects) => objects.Count == 0 ? [] :
    [
        new ViewBlock.Table(
            [new("Damaged object"), new("Where"), new("What is wrong")],
            [.. objects.Select(damage => (IReadOnlyList<ViewCell>)[new ViewCell(damage.Digest[..12], ViewStatus.Bad), damage.Where, damage.Reason])]),
    ];

    /// <summary>Facts that cannot be read.</summary>
    /// <param name="problems">The facts.</param>
    public static IEnumerable<ViewBlock> Problems(IReadOnlyList<FactProblem> problems) =>
        problems.Select(problem => new ViewBlock.Callout(ViewStatus.Bad, $"{problem.Code}: {problem.Message} {problem.Remedy}"));
}
