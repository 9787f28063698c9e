using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting;

/// <summary>What a session is made of that other rooms bring.</summary>
/// <param name="Formatter">Formats values.</param>
/// <param name="Magics">Runs <c>#!mlops-…</c> lines.</param>
/// <param name="Fingerprint">Digests cells.</param>
/// <param name="Sql">Runs cells of SQL; null where they are another kernel's.</param>
internal sealed record KernelParts(
    IValueFormatter Formatter, IMagicCommands Magics, ICodeFingerprint Fingerprint, ISqlCells? Sql = null);
