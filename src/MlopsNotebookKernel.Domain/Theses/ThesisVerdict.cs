namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>What became of a thesis.</summary>
public enum ThesisVerdict
{
    /// <summary>It cannot be said yet.</summary>
    TooEarly,

    /// <summary>The model did not move its metric: the thesis was not put to the test.</summary>
    MetricNotMoved,

    /// <summary>The metric moved and the outcome did not: the thesis is refuted.</summary>
    Refuted,

    /// <summary>Both moved: the thesis is supported, which is not proof.</summary>
    Supported,
}
