using System.Data.Common;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Counts the classes that the research predicted, out of the snapshot that a policy names.</summary>
internal static class ResearchClasses
{
    /// <summary>Counts them; null where the policy names no snapshot.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="services">The ports.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GateException">The snapshot lacks the column, or that holds no classes (MLOPS2623).</exception>
    public static async Task<ClassCounts?> OfAsync(GatePolicy policy, CommandServices services, CommandContext context, CancellationToken cancellation)
    {
        if (policy.ClassBand is not { Snapshot: { } snapshot, Column: { } column })
        {
            return null;
        }

        DataReference.Kept kept = new(services.Snapshots(context.Workspace).Find(snapshot));
        ITable table = await new DataReferences(services).OpenAsync(kept, context, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            if (table.Columns.All(each => each.Name != column))
            {
                throw Refused($"{kept.Label} has no column {column}");
            }

            ClassCounts counts = new();
            DbDataReader reader = await table.ReadAsync([column], cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    if (!reader.IsDBNull(0))
                    {
                        counts.Add(ValueText.Of(reader.GetValue(0)));
                    }

                    if (counts.Overall.Count > GateLimits.MostClasses)
                    {
                        throw Refused($"column {column} of {kept.Label} has more than {GateLimits.MostClasses} values");
                    }
                }
            }

            return counts;
        }

        GateException Refused(string problem) => new(
            "MLOPS2623", $"The classes of the research cannot be counted: {problem}.", "Name the column of predicted classes in the policy (classBand.column).");
    }
}
