using MlopsNotebookKernel.Domain.Metrics;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>A series that a thesis watches.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Source">Where it is read from.</param>
/// <param name="Better">Which way it should move.</param>
/// <param name="Effect">The least change that counts.</param>
public sealed record ThesisMeasure(string Name, ThesisSource Source, MetricDirection Better, ThesisEffect Effect);
