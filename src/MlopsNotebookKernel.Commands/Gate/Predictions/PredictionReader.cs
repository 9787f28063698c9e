using System.Data.Common;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Reads the columns that a policy names out of a table of predictions.</summary>
/// <param name="policy">The policy.</param>
/// <param name="table">The table.</param>
/// <param name="name">How the user calls it.</param>
internal sealed class PredictionReader(GatePolicy policy, ITable table, string name)
{
    private readonly List<string> _columns = [];
    private readonly List<Action<DbDataReader>> _takers = [];

    /// <summary>Reads.</summary>
    /// <param name="isChampion">Whether labels and slices may be left to the other side.</param>
    /// <param name="isScoredHere">Whether rows are known by their order, for both models were scored on the same ones.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GateException">A column is missing (MLOPS2606), or holds no numbers (MLOPS2607), or rows are too many (MLOPS2608).</exception>
    public async Task<PredictionTable> ReadAsync(bool isChampion, bool isScoredHere, CancellationToken cancellation)
    {
        GateColumns columns = policy.Columns;
        bool isRegression = policy.Task == PredictionTask.Regression;
        bool hasLabel = !isChampion || Has(columns.Label);
        PredictionTable read = new(name)
        {
            Ids = isScoredHere ? null : Ids(columns.Id ?? throw new GateException(
                "MLOPS2609", "The policy names no column that tells which rows belong together (columns.id).", "Name one; only models that are scored here need none.")),
            Labels = hasLabel && !isRegression ? Coded(columns.Label) : null,
            Targets = hasLabel && isRegression ? Numbers(columns.Label) : null,
            Classes = columns.Prediction is { } prediction && !isRegression ? Coded(prediction) : null,
            Values = columns.Prediction is { } value && isRegression ? Numbers(value) : null,
            Scores = columns.Score is { } score ? Numbers(score) : null,
            Probabilities = columns.Scores.ToDictionary(pair => pair.Key, pair => Numbers(pair.Value)),
            Slices = policy.Slices.Select(rule => rule.Column).Distinct().Where(column => !isChampion || Has(column)).ToDictionary(column => column, Coded),
            Latencies = columns.Latency is { } latency && Has(latency) ? Numbers(latency) : null,
        };
        Task<TableDigest> digest = table.DigestAsync(null, cancellation);
        await Task.WhenAll(digest, Task.Run(() => ReadRowsAsync(read, cancellation), cancellation)).ConfigureAwait(false);
        read.Digest = (await digest.ConfigureAwait(false)).Content;
        return read;
    }

    private async Task ReadRowsAsync(PredictionTable read, CancellationToken cancellation)
    {
        DbDataReader reader = await table.ReadAsync([.. _columns.Distinct()], cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                foreach (Action<DbDataReader> take in _takers)
                {
                    take(reader);
                }

                if (++read.Rows > GateLimits.MostRows)
                {
                    throw new GateException(
                        "MLOPS2608", $"{name} has more than {GateLimits.MostRows:#,0} rows, which is the most that a gate takes.", "Hold out a random part of them on both sides: more rows decide no better.");
                }
            }
        }
    }

    private RowIds Ids(string column)
    {
        int ordinal = Ordinal(column);
        RowIds ids = new();
        _takers.Add(TypeOf(column) == ColumnType.Text
            ? reader => ids.Add(reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal))
            : reader => ids.Add(reader.IsDBNull(ordinal) ? null : ValueText.Of(reader.GetValue(ordinal))));
        return ids;
    }

    private CodedColumn Coded(string column)
    {
        int ordinal = Ordinal(column);
        CodedColumn coded = new();
        _takers.Add(coded.Taker(TypeOf(column), ordinal));
        return coded;
    }

    private List<double> Numbers(string column)
    {
        int ordinal = Ordinal(column);
        List<double> numbers = [];
        switch (TypeOf(column))
        {
            case ColumnType.Integer:
                _takers.Add(reader => numbers.Add(reader.IsDBNull(ordinal) ? double.NaN : reader.GetInt64(ordinal)));
                return numbers;
            case ColumnType.Number:
                _takers.Add(reader => numbers.Add(reader.IsDBNull(ordinal) ? double.NaN : reader.GetDouble(ordinal)));
                return numbers;
            default:
                throw new GateException(
                    "MLOPS2607",
                    $"Column {column} of {name} holds no numbers but {TypeOf(column).ToString().ToLowerInvariant()} values.",
                    "Write numbers with a point for decimals, or name another column in the policy.");
        }
    }

    private ColumnType TypeOf(string column) => table.Columns.First(each => each.Name == column).Type;

    private bool Has(string column) => table.Columns.Any(each => each.Name == column);

    private int Ordinal(string column)
    {
        if (!Has(column))
        {
            string[] names = [.. table.Columns.Select(each => each.Name)];
            string nearest = NearestName.Of(column, names) is { } near ? $"Did you mean {near}? " : "";
            throw new GateException(
                "MLOPS2606", $"{name} has no column {column}, which the policy of {policy.Name} names.", $"{nearest}There are: {string.Join(", ", names)}.");
        }

        if (!_columns.Contains(column))
        {
            _columns.Add(column);
        }

        return _columns.IndexOf(column);
    }
}
