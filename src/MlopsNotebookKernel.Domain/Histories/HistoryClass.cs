using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>How often a class was predicted over a period.</summary>
/// <param name="Class">The class.</param>
/// <param name="Count">Rows of it.</param>
/// <param name="Rows">Rows with a class.</param>
/// <param name="Status">Where that lies to X/3…3X of the baseline.</param>
/// <param name="BaselineCount">Rows of it in the research; null in lines of earlier versions.</param>
/// <param name="BaselineRows">Rows with a class in the research; null in lines of earlier versions.</param>
public sealed record HistoryClass(string Class, long Count, long Rows, ClassBandStatus Status, long? BaselineCount = null, long? BaselineRows = null)
{
    /// <summary>Its share over the period.</summary>
    [JsonIgnore]
    public double Share => (double)Count / Rows;

    /// <summary>X, its share in the research; null where the line does not say.</summary>
    [JsonIgnore]
    public double? BaselineShare => BaselineRows is > 0 ? (double?)BaselineCount / BaselineRows : null;
}
