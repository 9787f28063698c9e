using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting;

/// <summary>What a session is made of that other rooms bring.</summary>
/// <param name="Formatter">Formats values.</param>
/// <param name="Magics">Runs <c>#!mlops-…</c> lines.</param>
/// <param name="Fingerprint">Digests cells.</param>
/// <param name="Sql">Runs cells of SQL; null where they are another kernel's.</param>
/// <param name="Counsel">Looks at cells before they run; null for nobody.</param>
/// <param name="Pinned">The only packages there are, with their whole graph; null where the sources decide.</param>
internal sealed record KernelParts(
    IValueFormatter Formatter, IMagicCommands Magics, ICodeFingerprint Fingerprint, ISqlCells? Sql = null, ICellCounsel? Counsel = null,
    IReadOnlyList<ResolvedPackage>? Pinned = null);
