using System.IO.Enumeration;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Finds the deliveries that a user names.</summary>
/// <param name="services">The ports.</param>
internal sealed class CheckTargets(CommandServices services)
{
    /// <summary>Finds them.</summary>
    /// <param name="data">What the user wrote.</param>
    /// <param name="source">The source as the user named it; null to take it from each name.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="UsageException">A pattern fits no file (MLOPS1030).</exception>
    public IReadOnlyList<CheckTarget> Find(string data, string? source, CommandContext context)
    {
        if (source is not null)
        {
            CheckStore.CheckName(source);
        }

        DataReferences references = new(services);
        return
        [
            .. Expanded(data, context)
                .Select(text => references.Resolve(text, context))
                .Select(reference => new CheckTarget(reference, source ?? SourceName.Of(reference))),
        ];
    }

    private static IEnumerable<string> Expanded(string text, CommandContext context)
    {
        if (text.StartsWith('@') || text.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(context.Absolute(text)))
        {
            return [text];
        }

        string[] parts = text.Split('/', '\\');
        string root = Path.IsPathRooted(text) ? Path.GetPathRoot(Path.GetFullPath(text))! : context.Folder;
        IEnumerable<string> at = [root];
        foreach (string part in Path.IsPathRooted(text) ? parts.Skip(1) : parts)
        {
            at = at.SelectMany(folder => Step(folder, part));
        }

        string[] files = [.. at.Where(File.Exists).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? files
            : throw new UsageException("MLOPS1030", $"No file fits {text}.", "Check the path; * and ? stand for parts of names within a folder.");
    }

    private static IEnumerable<string> Step(string folder, string part) => part.AsSpan().IndexOfAny('*', '?') < 0
        ? [Path.Combine(folder, part)]
        : Directory.Exists(folder)
            ? Directory.EnumerateFileSystemEntries(folder).Where(path => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(path), ignoreCase: false))
            : [];
}
