using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Gates.Records;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>What is asked of a gate, checked for what does not go together.</summary>
/// <param name="Challenger">The challenger, as the user wrote it.</param>
/// <param name="Champion">The champion; null where it was left out.</param>
/// <param name="Rows">The rows to score models on; null where none were given.</param>
/// <param name="Model">The challenger's model; null where it was not said.</param>
/// <param name="Latency">Milliseconds a row; null where not said.</param>
/// <param name="Memory">Megabytes; null where not said.</param>
/// <param name="Override">The override; null without one.</param>
/// <param name="IsPipeline">Whether a pipeline asks.</param>
internal sealed record GateRequest(
    string Challenger, string? Champion, string? Rows, string? Model, double? Latency, double? Memory, GateOverride? Override, bool IsPipeline)
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments; a challenger is among them.</param>
    /// <exception cref="UsageException">They do not go together (MLOPS1080 to 1082).</exception>
    public static GateRequest Of(CommandArguments arguments)
    {
        string? why = arguments.Optional("override")?.Trim();
        string? who = arguments.Optional("who")?.Trim();
        bool isPipeline = arguments.Has("ci");
        if (string.IsNullOrEmpty(why) != string.IsNullOrEmpty(who))
        {
            throw new UsageException("MLOPS1080", "An override needs who answers for it, and why.", "Write --override \"why\" --who \"name\", or neither.");
        }

        if (isPipeline && !string.IsNullOrEmpty(why))
        {
            throw new UsageException("MLOPS1081", "A pipeline cannot override a gate.", "Leave out --ci, and override where somebody answers for it.");
        }

        if (isPipeline && arguments.Optional("model") is null)
        {
            throw new UsageException("MLOPS1082", "A pipeline must say which model a promotion makes the champion.", "Add --model with the file that was trained.");
        }

        return new GateRequest(
            arguments.Text("challenger"),
            arguments.Optional("champion"),
            arguments.Optional("rows"),
            arguments.Optional("model"),
            Positive(arguments, "latency"),
            Positive(arguments, "memory"),
            string.IsNullOrEmpty(why) ? null : new GateOverride(who!, why),
            isPipeline);
    }

    private static double? Positive(CommandArguments arguments, string name) => arguments.Number(name) is not { } number ? null
        : double.IsFinite(number) && number >= 0 ? number
        : throw new UsageException("MLOPS1083", $"--{name} {number.ToString(CultureInfo.InvariantCulture)} is no amount.", "Write a number from 0.");
}
