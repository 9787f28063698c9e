using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Cells;

namespace MlopsNotebookKernel.Scripting;

/// <summary>What a session is made of that other rooms bring.</summary>
/// <param name="Formatter">Formats values.</param>
/// <param name="Magics">Runs <c>#!mlops-…</c> lines.</param>
/// <param name="Fingerprint">Digests cells.</param>
/// <param name="Notebooks">Reads imported notebooks; null where none can be imported.</param>
internal sealed record KernelParts(
    IValueFormatter Formatter, IMagicCommands Magics, ICodeFingerprint Fingerprint, INotebookSourceReader? Notebooks);
