using MlopsNotebookKernel.Commands.Reproduce.Preparation;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;
using MlopsNotebookKernel.Rendering.Contents;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>
/// Compares each cell's outputs with those stored in the notebook; where it stores none (a <c>.dib</c> never does), their
/// digest with the one in the stamp.
/// </summary>
/// <param name="rules">Judges values.</param>
internal sealed class ReproducedCells(ValueRules rules)
{
    private readonly OutputComparer _comparer = new(rules);

    /// <summary>Compares.</summary>
    /// <param name="stored">The notebook as stamped.</param>
    /// <param name="reproduced">The same notebook as it ran now.</param>
    public IReadOnlyList<ReproducedCell> Compare(StampedNotebook stored, NotebookDocument reproduced)
    {
        List<ReproducedCell> cells = [];
        for (int index = 0; index < stored.Document.Cells.Count; index++)
        {
            NotebookCell was = stored.Document.Cells[index];
            if (was.Kind != CellKind.Code || was.Source.Trim().Length == 0)
            {
                continue;
            }

            string title = was.Source.Split('\n').First(line => line.Trim().Length > 0).Trim();
            (CellComparison comparison, string? note) = Compare(was, reproduced.Cells[index], stored.Cells.GetValueOrDefault(index));
            cells.Add(new ReproducedCell(cells.Count + 1, index, was.Id, title, comparison, note));
        }

        return cells;
    }

    private (CellComparison Comparison, string? Note) Compare(NotebookCell was, NotebookCell now, StampedCell? stamped)
    {
        if (now.ExecutionCount is null)
        {
            return (CellComparison.Of(CellVerdict.NotRun), null);
        }

        string digest = OutputDigest.Of(now.Outputs);
        bool isStored = was.ExecutionCount is not null || was.Outputs.Count > 0;
        if (!isStored)
        {
            return stamped?.Output is not { } expected
                ? (CellComparison.Of(CellVerdict.NotStored), null)
                : digest == expected
                    ? (CellComparison.Of(CellVerdict.Identical), "compared by the digest in the stamp")
                    : (new CellComparison(CellVerdict.Different, [], null, [new OutputDifference("digest of the outputs", expected[..12], digest[..12])], 0), "compared by the digest in the stamp; what was shown is not stored");
        }

        string storedDigest = OutputDigest.Of(was.Outputs);
        string? note = stamped?.Output is { } sealedDigest && sealedDigest != storedDigest
            ? digest == sealedDigest ? "the stored output is not the one stamped, and this run gave the stamped one" : "the stored output is not the one stamped"
            : null;
        return digest == storedDigest
            ? (CellComparison.Of(CellVerdict.Identical), note)
            : (_comparer.Compare(OutputReader.Read(was.Outputs), OutputReader.Read(now.Outputs)), note);
    }
}
