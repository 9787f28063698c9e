using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Catalogue;

/// <summary>All commands, in the order in which help lists them.</summary>
public static class CommandCatalogue
{
    /// <summary>The definitions.</summary>
    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        Snapshot.SnapshotCommand.Definition,
        Restore.RestoreCommand.Definition,
        Pin.PinCommand.Definition,
        Verify.VerifyCommand.Definition,
        Reproduce.ReproduceCommand.Definition,
        Drift.DriftCommand.Definition,
        Check.CheckCommand.Definition,
        Defect.DefectCommand.Definition,
        Monitor.MonitorCommand.Definition,
        Decide.DecideCommand.Definition,
        Decisions.DecisionsCommand.Definition,
        Metric.MetricCommand.Definition,
        Gate.GateCommand.Definition,
        Thesis.ThesisCommand.Definition,
        Env.EnvCommand.Definition,
        Run.RunCommand.Definition,
        Init.InitCommand.Definition,
        Remote.RemoteCommand.Definition,
        Push.PushCommand.Definition,
        Pull.PullCommand.Definition,
        Gc.GcCommand.Definition,
        Fsck.FsckCommand.Definition,
        Vendor.VendorCommand.Definition,
        Diff.DiffCommand.Definition,
        Text.TextCommand.Definition,
        Export.ExportCommand.Definition,
        Report.ReportCommand.Definition,
        Kernel.KernelCommand.Definition,
        Completion.CompletionCommand.Definition,
        Manifest.ManifestCommand.Definition,
    ];

    /// <summary>Finds a command that a door serves.</summary>
    /// <param name="verb">Its verb.</param>
    /// <param name="door">The door.</param>
    /// <exception cref="UsageException">There is none; the nearest is offered.</exception>
    public static CommandDefinition Find(string verb, CommandDoors door)
    {
        if (All.FirstOrDefault(definition => definition.Verb == verb) is { } known)
        {
            return known.Doors.HasFlag(door)
                ? known
                : throw new UsageException(
                    "MLOPS1007",
                    $"{verb} is not for use in a {(door == CommandDoors.Notebook ? "notebook" : "terminal")}.",
                    door == CommandDoors.Notebook ? $"Run: mlops {verb}." : $"Write #!mlops-{verb} in a cell.");
        }

        IReadOnlyList<string> verbs = [.. All.Where(definition => definition.Doors.HasFlag(door)).Select(definition => definition.Verb)];
        string nearest = NearestName.Of(verb, verbs) is { } name ? $"Did you mean {name}? " : "";
        throw new UsageException("MLOPS1001", $"There is no command {verb}.", $"{nearest}There are: {string.Join(", ", verbs)}.");
    }
}
