using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Pin;

/// <summary>What <c>pin</c> answered, by its JSON.</summary>
internal static class PinAnswer
{
    /// <summary>What became of the stamp.</summary>
    /// <param name="outcome">The answer.</param>
    public static string Outcome(CommandOutcome outcome) => CommandRig.Json(outcome).GetProperty("outcome").GetString()!;

    /// <summary>The kind and subject of a difference.</summary>
    /// <param name="difference">The difference.</param>
    public static string Name(JsonElement difference) => $"{difference.GetProperty("kind").GetString()} {difference.GetProperty("subject").GetString()}";
}
