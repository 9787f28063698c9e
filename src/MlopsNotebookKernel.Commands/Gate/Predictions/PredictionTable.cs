namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>What a table of predictions holds of the columns that a policy names; null or empty where it lacks one.</summary>
/// <param name="Name">How the user calls it.</param>
internal sealed record PredictionTable(string Name)
{
    /// <summary>The content digest of the table.</summary>
    public string Digest { get; set; } = "";

    /// <summary>Number of rows.</summary>
    public int Rows { get; set; }

    /// <summary>What names each row, a missing name null; null where rows are known by their order.</summary>
    public RowIds? Ids { get; init; }

    /// <summary>The labels of classes.</summary>
    public CodedColumn? Labels { get; init; }

    /// <summary>The labels that are numbers; NaN where missing.</summary>
    public List<double>? Targets { get; init; }

    /// <summary>The predicted classes.</summary>
    public CodedColumn? Classes { get; init; }

    /// <summary>The predicted numbers.</summary>
    public List<double>? Values { get; init; }

    /// <summary>The scores of the positive class.</summary>
    public List<double>? Scores { get; init; }

    /// <summary>Each class's probability.</summary>
    public IReadOnlyDictionary<string, List<double>> Probabilities { get; init; } = new Dictionary<string, List<double>>();

    /// <summary>The columns of slices that it has.</summary>
    public IReadOnlyDictionary<string, CodedColumn> Slices { get; init; } = new Dictionary<string, CodedColumn>();

    /// <summary>How long each row took, in milliseconds; NaN where missing.</summary>
    public List<double>? Latencies { get; init; }

    /// <summary>Milliseconds a row that scoring it here took; null where it was not measured.</summary>
    public double? MeasuredLatency { get; set; }

    /// <summary>Calls a row by its name, or by its number from 1.</summary>
    /// <param name="row">Its number from 0.</param>
    public string RowName(int row) => Ids?[row] ?? $"row {row + 1}";
}
