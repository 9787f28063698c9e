using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Notebooks.Differences;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Diff;

/// <summary>Compares versions of notebooks.</summary>
/// <param name="services">The ports.</param>
internal sealed class DiffHandler(CommandServices services) : ICommandHandler
{
    /// <summary>Git gives these to a diff driver: path, old file, id and mode, new file, id and mode, and for a rename two more (gitdiff(1)).</summary>
    private const int DriverValues = 7;

    private const string NoFile = "/dev/null";

    /// <inheritdoc/>
    public async Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        try
        {
            return await CompareAsync(arguments, context, cancellation).ConfigureAwait(false);
        }
        catch (NotebookException broken) when (arguments.Has("git"))
        {
            // git diff gives up on all files when its driver fails on one.
            return new CommandOutcome(true, Bundle.OfText($"{broken.Code}: {broken.Message} {broken.Remedy}"));
        }
    }

    private async Task<CommandOutcome> CompareAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        IReadOnlyList<string> versions = arguments.Many("versions");
        bool isDriver = arguments.Has("git");
        if (versions.Count == 0 && !isDriver)
        {
            versions = [Path.GetRelativePath(context.Folder, NotebookArgument.Of(arguments, context, "diff")).Replace('\\', '/')];
        }

        (NotebookVersion before, NotebookVersion after) = isDriver
            ? await ForGitAsync(versions, context, cancellation).ConfigureAwait(false)
            : versions switch
            {
                [var one] => await WithHeadAsync(one, context, cancellation).ConfigureAwait(false),
                [var old, var now] => (await ReadAsync(old, context, cancellation).ConfigureAwait(false), await ReadAsync(now, context, cancellation).ConfigureAwait(false)),
                _ => throw new UsageException("MLOPS1059", $"{versions.Count} versions cannot be compared.", "Give one notebook, or two versions."),
            };
        DiffResult result = DiffResult.Of(before.Name, after.Name, NotebookDifference.Of(before.Document, after.Document, services.Fingerprint.Value));
        return new CommandOutcome(isDriver || result.SameCode, ViewRenderer.Render(DiffRenderer.View(result), ResultJson.Write(result)));
    }

    private Task<NotebookVersion> ReadAsync(string version, CommandContext context, CancellationToken cancellation) =>
        NotebookVersion.ReadAsync(version, services, context, cancellation);

    private async Task<(NotebookVersion Before, NotebookVersion After)> WithHeadAsync(string file, CommandContext context, CancellationToken cancellation)
    {
        // The file first: of one that is not there, it would be said that it is not committed.
        NotebookVersion now = await ReadAsync(file, context, cancellation).ConfigureAwait(false);
        string path = $"./{Path.GetRelativePath(context.Folder, context.Absolute(file)).Replace('\\', '/')}";
        return (NotebookVersion.OfRevision("HEAD", path, services, context), now);
    }

    private static async Task<(NotebookVersion Before, NotebookVersion After)> ForGitAsync(
        IReadOnlyList<string> values, CommandContext context, CancellationToken cancellation)
    {
        if (values.Count < DriverValues)
        {
            throw new UsageException("MLOPS1065", "--git is for Git, which gives a path and two files with their ids and modes.", "Set it up with: git config diff.mlops-notebook.command \"mlops diff --git\"");
        }

        NotebookFormat format = NotebookDocument.FormatOf(values[0]);
        return (
            await SideAsync($"a/{values[0]}", values[1]).ConfigureAwait(false),
            await SideAsync($"b/{(values.Count > DriverValues ? values[DriverValues] : values[0])}", values[4]).ConfigureAwait(false));

        async Task<NotebookVersion> SideAsync(string name, string file)
        {
            if (file is NoFile or "nul")
            {
                return new NotebookVersion(NoFile, NotebookDocument.Create(format, []));
            }

            // Git's temporary copy of an old version has its name, or one without an extension.
            byte[] bytes = await File.ReadAllBytesAsync(context.Absolute(file), cancellation).ConfigureAwait(false);
            return new NotebookVersion(name, NotebookDocument.Parse(System.Text.Encoding.UTF8.GetString(bytes), format, name));
        }
    }
}
