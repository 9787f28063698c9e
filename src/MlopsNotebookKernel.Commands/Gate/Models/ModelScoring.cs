using System.Diagnostics;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Gate.Models;

/// <summary>Scores ML.NET models on the held-out rows, in the notebook that has them.</summary>
/// <param name="policy">The policy, which names the columns.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class ModelScoring(GatePolicy policy, CommandContext context)
{
    /// <summary>Whether a side is a model to be scored rather than predictions: an ML.NET object, or a model's file.</summary>
    /// <param name="reference">What the user named.</param>
    public static bool IsModel(DataReference reference) => reference switch
    {
        DataReference.Variable variable => LearningWorld.IsModel(variable.Value.Value),
        DataReference.Location location => Path.GetExtension(location.Path).Equals(".zip", StringComparison.OrdinalIgnoreCase),
        DataReference.Kept kept => kept.Manifest.Kind == SnapshotKind.Archive,
        _ => false,
    };

    /// <summary>Scores a model.</summary>
    /// <param name="reference">The model: an object of the notebook, or one that is loaded from the path.</param>
    /// <param name="path">The model's file, absolute; null for an object.</param>
    /// <param name="rows">The held-out rows as the user named them; null where they did not.</param>
    /// <returns>A data view of the notebook's world, and the milliseconds that all rows took where the policy limits them.</returns>
    /// <exception cref="GateException">
    /// There is no ML.NET here (MLOPS2624), the rows are no rows (MLOPS2625), or the model cannot score them (MLOPS2626).
    /// </exception>
    public (object View, double? Milliseconds) Score(DataReference reference, string? path, string? rows)
    {
        SessionVariable held = Rows(rows, reference);
        LearningWorld world = World(reference, held) ?? throw new GateException(
            "MLOPS2624",
            $"{reference.Label} is a model, and the notebook has no ML.NET object whose version it could be scored in.",
            "Load Microsoft.ML in a cell (#r \"nuget: Microsoft.ML\") and make an MLContext, or give predictions as a table.");
        try
        {
            object model = reference is DataReference.Variable variable ? variable.Value.Value! : world.Load(path!);
            object view = world.View(held.Value!) ?? throw NoRows($"@{held.Name} holds a {held.Value!.GetType().Name}");
            string[] columns = [.. Names().Select(name => name.Split('[')[0]).Distinct()];
            object scored = world.Score(model, view, columns);
            return (scored, policy.Latency is null ? null : Measure(world, model, view, columns));
        }
        catch (Exception exception) when (exception is not (MlopsException or OperationCanceledException))
        {
            throw new GateException(
                "MLOPS2626",
                $"{reference.Label} cannot score @{held.Name}: {exception.Message.Split('\n')[0].Trim().TrimEnd('.')}.",
                "Give rows with the columns that the model was trained on, in the version of ML.NET that saved it.",
                exception);
        }
    }

    private static GateException NoRows(string problem) => new(
        "MLOPS2625", $"There are no held-out rows to score a model on: {problem}.", "Add --rows with a variable of records (a class or record class) or an IDataView.");

    private static double Measure(LearningWorld world, object model, object view, string[] columns)
    {
        // The first pass compiles; the second is the one that counts.
        double seconds = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            world.Compute(world.Score(model, view, columns));
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return seconds * 1000;
    }

    private IEnumerable<string> Names()
    {
        GateColumns columns = policy.Columns;
        return new[] { columns.Id, columns.Label, columns.Prediction, columns.Score }.OfType<string>()
            .Concat(columns.Scores.Values)
            .Concat(policy.Slices.Select(rule => rule.Column));
    }

    private SessionVariable Rows(string? rows, DataReference reference)
    {
        if (context.Session is null)
        {
            throw new GateException(
                "MLOPS2624",
                $"{reference.Label} is a model, and a terminal has no ML.NET to score it in.",
                "Score it in a notebook (mlops run), or by the exported library, and give the predictions as a table.");
        }

        SessionVariable? held = rows is null ? null : CommandArguments.Variable(rows, context);
        return held is null ? throw NoRows(rows is null ? "--rows is not given" : $"{rows} is no variable")
            : held.Value is null ? throw NoRows($"@{held.Name} is null")
            : held;
    }

    /// <summary>The model's own world, else the rows', else that of any ML.NET object the notebook has.</summary>
    private LearningWorld? World(DataReference reference, SessionVariable held) =>
        LearningWorld.Of((reference as DataReference.Variable)?.Value.Value) ?? LearningWorld.Of(held.Value)
        ?? context.Session!.Variables.Select(variable => LearningWorld.Of(variable.Value)).FirstOrDefault(world => world is not null);
}
