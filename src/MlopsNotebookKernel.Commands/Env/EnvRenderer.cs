using System.Globalization;
using MlopsNotebookKernel.Domain.Machines;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Env;

/// <summary>Shows an <see cref="EnvResult"/>.</summary>
internal static class EnvRenderer
{
    public static View Render(EnvResult result)
    {
        MachineDescription machine = result.Machine;
        string memory = Memory(machine.MemoryBytes);
        List<ViewBlock> blocks =
        [
            new ViewBlock.Facts(
            [
                ("operating system", machine.OperatingSystem),
                ("architecture", $"{machine.Architecture} ({machine.RuntimeIdentifier})"),
                ("cores", machine.Cores.ToString(CultureInfo.InvariantCulture)),
                ("memory", memory),
                (".NET runtime", machine.Runtime),
                (".NET SDK", machine.Sdk ?? "none found"),
                ("Git", machine.Git ?? "none found"),
                ("culture", machine.Culture),
                ("time zone", machine.TimeZone),
                ("container", machine.Container ?? "none recognised"),
                ("continuous integration", machine.ContinuousIntegration ?? "none recognised"),
            ]),
        ];
        if (result.Variables.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new ViewColumn("variable"), new ViewColumn("value")],
                [.. result.Variables.Select(variable => (IReadOnlyList<ViewCell>)[variable.Name, variable.IsMasked ? "*** (looks like a secret)" : variable.Value])],
                "Environment variables on the allow-list that are set."));
        }

        if (result.Packages.Count > 0)
        {
            blocks.Add(Packages([.. result.Packages.Where(package => package.Requested is not null)], "Packages that the notebook asked for."));
            blocks.Add(new ViewBlock.Fold(
                $"{result.Packages.Count} packages with all they need",
                [Packages(result.Packages, null)]));
        }

        return new View(
            ViewStatus.Neutral, $"{machine.Runtime} on {machine.RuntimeIdentifier}, {machine.Cores} cores, {memory}", blocks);
    }

    private static ViewBlock.Table Packages(IReadOnlyList<EnvResult.Package> packages, string? note) => new(
        [new ViewColumn("package"), new ViewColumn("version"), new ViewColumn("asked for")],
        [.. packages.Select(package => (IReadOnlyList<ViewCell>)[package.Id, package.Version, package.Requested ?? ""])],
        note);

    private static string Memory(long bytes) => (bytes / 1073741824.0).ToString("0.0", CultureInfo.InvariantCulture) + " GiB";
}
