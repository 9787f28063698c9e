using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Metric;

/// <summary>Defines, measures and shows metrics.</summary>
/// <param name="services">The ports.</param>
internal sealed class MetricHandler(CommandServices services) : ICommandHandler
{
    /// <inheritdoc/>
    public Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        MetricStore store = new(context.Workspace);
        Lazy<IReadOnlyList<SnapshotManifest>> snapshots = new(() => services.Snapshots(context.Workspace).All());
        MetricResult result = arguments.Optional("name") is { } name
            ? One(name, store, snapshots, arguments, context)
            : new MetricResult([.. store.All().Select(definition => Show(definition, store, context, snapshots))], null);
        return Task.FromResult(new CommandOutcome(true, ViewRenderer.Render(MetricRenderer.Render(result), ResultJson.Write(result))));
    }

    private MetricResult One(
        string name, MetricStore store, Lazy<IReadOnlyList<SnapshotManifest>> snapshots, CommandArguments arguments, CommandContext context)
    {
        MetricStore.CheckName(name);

        // All that can be refused is refused before the definition is written.
        double? value = arguments.Optional("value") is { } text ? Value(text, context) : null;
        SnapshotManifest? on = arguments.Optional("on") is { } reference ? services.Snapshots(context.Workspace).Find(reference) : null;
        if (on is not null && value is null)
        {
            throw new MetricException("MLOPS1907", "--on says where a value was measured, and there is no value.", "Add --value, or leave out --on.");
        }

        MetricDirection? better = arguments.Optional("better") switch
        {
            "higher" => MetricDirection.Higher,
            "lower" => MetricDirection.Lower,
            _ => null,
        };
        MetricDefinition definition = store.Define(name, better, arguments.Optional("unit"), arguments.Optional("description"), arguments.Optional("computed"));
        MetricResult.Measurement? measured = null;
        if (value is { } number && context.Session is { } session)
        {
            session.Journal.Add(new JournalFact.MetricMeasured(session.ExecutionCount, name, number, Word(definition), on?.Id));
            measured = new MetricResult.Measurement(name, number, on?.Id, on?.Name);
        }

        return new MetricResult([Show(definition, store, context, snapshots)], measured);
    }

    private static double Value(string text, CommandContext context)
    {
        if (context.Session is null)
        {
            throw new MetricException(
                "MLOPS1904", "A value belongs to the notebook that measured it, and no notebook runs here.", "Measure in a cell; here a metric can be defined and shown.");
        }

        double value;
        if (CommandArguments.Variable(text, context) is { } variable)
        {
            value = variable.Value is IConvertible number and not string and not bool and not char and not DateTime
                ? Convert.ToDouble(number, CultureInfo.InvariantCulture)
                : throw new MetricException("MLOPS1906", $"{text} is no number but {Kind(variable)}.", "Give a variable that holds one number, such as @auc.");
        }
        else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            throw new MetricException("MLOPS1906", $"\"{text}\" is no number.", "Write it with a point for decimals, such as 0.71, or name a variable, such as @auc.");
        }

        return double.IsFinite(value)
            ? value
            : throw new MetricException("MLOPS1906", $"{text} is {value.ToString(CultureInfo.InvariantCulture)}, which measures nothing.", "Check how it is computed: often a sum over no rows, or a division by zero.");
    }

    private static string Kind(SessionVariable variable) => variable.Value is null ? "null" : $"a {variable.Value.GetType().Name}";

    private static MetricResult.Shown Show(MetricDefinition definition, MetricStore store, CommandContext context, Lazy<IReadOnlyList<SnapshotManifest>> snapshots) => new(
        definition.Name,
        Word(definition),
        definition.Unit,
        definition.Description ?? definition.Standard?.Description,
        definition.Computed,
        store.RelativePath(definition.Name),
        [.. (context.Session?.Journal.Facts ?? []).OfType<JournalFact.MetricMeasured>()
            .Where(fact => fact.Name == definition.Name)
            .Select(fact => new MetricResult.Measurement(
                fact.Name,
                fact.Value,
                fact.Snapshot,
                fact.Snapshot is null ? null : snapshots.Value.FirstOrDefault(snapshot => snapshot.Id == fact.Snapshot)?.Name))]);

    private static string Word(MetricDefinition definition) => definition.Better == MetricDirection.Higher ? "higher" : "lower";
}
