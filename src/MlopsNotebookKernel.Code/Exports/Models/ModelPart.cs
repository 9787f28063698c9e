using Microsoft.CodeAnalysis;

namespace MlopsNotebookKernel.Code.Exports.Models;

/// <summary>A fitted model that a step gives.</summary>
/// <param name="Variable">The notebook's variable.</param>
/// <param name="Step">The step that fits it.</param>
/// <param name="Row">The type of the rows it was fitted on.</param>
/// <param name="Task">What it predicts.</param>
/// <param name="Prefix">What the names of its types begin with.</param>
internal sealed record ModelPart(NotebookVariable Variable, StepPart Step, INamedTypeSymbol Row, ModelTask Task, string Prefix)
{
    /// <summary>The type of a prediction.</summary>
    public string Prediction => Prefix + "Prediction";

    /// <summary>The type that predicts.</summary>
    public string Predictor => Prefix + "Predictor";
}
