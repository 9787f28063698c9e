using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Machines;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Env;

/// <summary>Describes what a run is on.</summary>
/// <param name="probe">Looks at the machine.</param>
internal sealed class EnvHandler(MachineProbe probe) : ICommandHandler
{
    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        EnvResult result = new(
            await probe.DescribeAsync(context.Folder, cancellation).ConfigureAwait(false),
            EnvironmentVariableRules.Shown(probe.Variables, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)),
            [.. (context.Session?.Packages ?? []).Select(package => new EnvResult.Package(package.Id, package.Version, package.Requested))]);
        return new CommandOutcome(true, ViewRenderer.Render(EnvRenderer.Render(result), ResultJson.Write(result)));
    }
}
