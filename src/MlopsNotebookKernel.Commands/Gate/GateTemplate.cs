using System.Text.Json;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>A policy to begin with: the challenger must be better beyond chance, and no share of a class may run away.</summary>
internal static class GateTemplate
{
    /// <summary>Writes it.</summary>
    /// <param name="name">The gate.</param>
    /// <param name="task">What the models predict.</param>
    public static string Of(string name, PredictionTask task) => $$"""
        {
          "schema": "mlops.gate/1",
          "name": {{JsonSerializer.Serialize(name)}},
          "description": "The challenger must be better on held-out rows, beyond chance.",
          "task": "{{task.ToString().ToLowerInvariant()}}",
          "columns": { "id": "id", "label": "label", "prediction": "prediction"{{(task == PredictionTask.Binary ? ", \"score\": \"probability\"" : "")}} },
          "metrics": [
            {{Metric(task)}}
          ],
          "slices": []
        }

        """.ReplaceLineEndings("\n");

    private static string Metric(PredictionTask task) => task switch
    {
        PredictionTask.Binary => "{ \"metric\": \"auc\", \"floor\": 0.6, \"leastImprovement\": 0 }",
        PredictionTask.Multiclass => "{ \"metric\": \"macro-f1\", \"floor\": 0.5, \"leastImprovement\": 0 }",
        _ => "{ \"metric\": \"mae\", \"leastImprovement\": 0 }, { \"metric\": \"r2\", \"floor\": 0 }",
    };
}
