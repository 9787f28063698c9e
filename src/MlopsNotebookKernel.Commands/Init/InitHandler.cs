using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>Sets up a workspace; never overwrites.</summary>
internal sealed class InitHandler : ICommandHandler
{
    private const string Configuration = "{\n  \"schema\": \"mlops.config/1\"\n}\n";

    /// <inheritdoc/>
    public Task<CommandOutcome> RunAsync(CommandArguments arguments, CommandContext context, CancellationToken cancellation)
    {
        string root = arguments.Optional("folder") is { } folder ? context.Absolute(folder) : context.Workspace.Root;
        string notebook = arguments.Optional("notebook") is { } named ? context.Absolute(named) : Path.Combine(root, "research.ipynb");
        NotebookFormat format = NotebookDocument.FormatOf(notebook);
        foreach (string place in new[] { root, Path.Combine(root, Workspace.FactsFolderName) }.Where(File.Exists))
        {
            throw new InitException("MLOPS2101", $"{Shown(context, place)} is a file, not a folder.", "Name another folder, or move the file away.");
        }

        string repository = WorkspaceLocator.Find(root).GitRoot ?? root;
        string? policy = arguments.Optional("gate") is { } asked ? Path.Combine(root, new GateStore(new Workspace(root, null, null)).PolicyPath(asked)) : null;
        try
        {
            List<InitResult.InitFile> files =
            [
                Create(context, Path.Combine(root, Workspace.FactsFolderName, "config.json"), () => Configuration),
                Attributes(context, Path.Combine(root, ".gitattributes")),
                Create(context, notebook, () => ResearchTemplate.Create(format).ToText()),
            ];
            if (arguments.Optional("workflow") is not null)
            {
                string relative = Path.GetRelativePath(repository, notebook).Replace('\\', '/');
                files.Add(Create(context, Path.Combine(repository, WorkflowTemplate.Path), () => WorkflowTemplate.Write(relative)));
            }

            if (arguments.Optional("hook") is { } hook)
            {
                files.Add(Hook(context, root, hook));
            }

            if (arguments.Optional("gate") is { } gate)
            {
                string place = Path.GetRelativePath(repository, root).Replace('\\', '/');
                files.Add(Create(context, policy!, () => GateTemplate.Of(gate, PredictionTask.Binary)));
                files.Add(Create(context, Path.Combine(repository, RetrainingTemplate.Path), () => RetrainingTemplate.Write(gate, place)));
            }

            string shown = Shown(context, notebook);
            InitResult result = new(Shown(context, root), files,
            [
                $"git config diff.{GitAttributes.Driver}.textconv \"mlops text\"",
                PasteLine.ForTerminal($"mlops run {shown} --html {Path.ChangeExtension(shown, ".html")}"),
            ]);
            return Task.FromResult(new CommandOutcome(true, ViewRenderer.Render(InitRenderer.Render(result), ResultJson.Write(result))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InitException("MLOPS2102", $"A file could not be written: {exception.Message}", "Check the folder's permissions and the room on the disk; what was written before stays, and init can run again.", exception);
        }
    }

    private static InitResult.InitFile Create(CommandContext context, string path, Func<string> text)
    {
        RefuseLink(context, path);
        if (File.Exists(path))
        {
            return new InitResult.InitFile(Shown(context, path), InitOutcome.Kept, null);
        }

        AtomicFile.WriteText(path, text());
        return new InitResult.InitFile(Shown(context, path), InitOutcome.Created, null);
    }

    /// <summary>A hook is this clone's own: it is never overwritten, and never put where a setting of Git sends all hooks.</summary>
    private static InitResult.InitFile Hook(CommandContext context, string root, string name)
    {
        string git = WorkspaceLocator.Find(root).GitCommonDirectory ?? throw new InitException(
            "MLOPS2104", $"There is no Git repository around {Shown(context, root)}, so it has no hooks.", "Run git init first, or leave out --hook.");
        string path = Path.Combine(git, "hooks", name);
        if (HooksPath(git) is { } elsewhere)
        {
            return new InitResult.InitFile(Shown(context, path), InitOutcome.Kept, $"core.hooksPath sends hooks to {elsewhere}; add to the one there: {HookTemplate.Line}");
        }

        string text = HookTemplate.Write(name);
        RefuseLink(context, path);
        if (File.Exists(path))
        {
            return new InitResult.InitFile(Shown(context, path), InitOutcome.Kept, File.ReadAllText(path) == text ? null : $"your own hook stays; add to it: {HookTemplate.Line}");
        }

        AtomicFile.WriteText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return new InitResult.InitFile(Shown(context, path), InitOutcome.Created, null);
    }

    private static string? HooksPath(string git)
    {
        string configuration = Path.Combine(git, "config");
        return !File.Exists(configuration) ? null : File.ReadLines(configuration)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(setting => setting.Length == 2 && setting[0].Equals("hooksPath", StringComparison.OrdinalIgnoreCase))?[1];
    }

    private static InitResult.InitFile Attributes(CommandContext context, string path)
    {
        RefuseLink(context, path);
        bool exists = File.Exists(path);
        GitAttributes merged = GitAttributes.Merge(exists ? File.ReadAllText(path) : null);
        if (merged.Added.Count > 0)
        {
            AtomicFile.WriteText(path, merged.Text);
        }

        string note = string.Join("; ", new[]
        {
            merged.Added.Count > 0 && exists ? $"added {string.Join(", ", merged.Added)}" : null,
            merged.Conflicting.Count > 0 ? $"your own lines stay: {string.Join(", ", merged.Conflicting)}" : null,
        }.OfType<string>());
        InitOutcome outcome = merged.Added.Count == 0 ? InitOutcome.Kept : exists ? InitOutcome.Extended : InitOutcome.Created;
        return new InitResult.InitFile(Shown(context, path), outcome, note.Length == 0 ? null : note);
    }

    /// <summary>A link in the repository may have come with a clone; nothing is read or written through one that leads out.</summary>
    private static void RefuseLink(CommandContext context, string path)
    {
        string fence = WorkspaceLocator.Find(Path.GetDirectoryName(path)!).Fence;
        if ((PathFence.Contains(fence, path) ? PathFence.Objection(fence, path) : null) is { } objection)
        {
            throw new InitException("MLOPS2103", $"{Shown(context, path)} {objection.Replace("the folder", "the working tree", StringComparison.Ordinal)}.", "Remove the link, then run init again; what was written before stays.");
        }
    }

    private static string Shown(CommandContext context, string path) => Path.GetRelativePath(context.Folder, path).Replace('\\', '/');
}
