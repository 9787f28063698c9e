using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>An identifier or time column: it always differs, so it is shown and never judged.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type in the baseline.</param>
/// <param name="Role">Identifier or time.</param>
/// <param name="Baseline">What it holds in the baseline, in words.</param>
/// <param name="Current">What it holds now, in words.</param>
public sealed record ApartColumn(string Name, ColumnType Type, ColumnRole Role, string Baseline, string Current);
