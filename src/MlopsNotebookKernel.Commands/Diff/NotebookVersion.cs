using System.Text;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Diff;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What to call it: the file as the user wrote it, or <c>HEAD:research.ipynb</c>.</param>
/// <param name="Document">The notebook.</param>
internal sealed record NotebookVersion(string Name, NotebookDocument Document)
{
    private const long LargestNotebook = 256L << 20;

    /// <summary>Reads a version.</summary>
    /// <param name="text">A file, or <c>REV:path</c>, where the path starts at the repository's root, or with <c>./</c> where the user stands.</param>
    /// <param name="services">The ports.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="NotebookException">It is not there, or is no notebook.</exception>
    /// <exception cref="GitException">There is no such revision.</exception>
    public static async Task<NotebookVersion> ReadAsync(string text, CommandServices services, CommandContext context, CancellationToken cancellation)
    {
        string file = context.Absolute(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || File.Exists(file) || Path.IsPathFullyQualified(text)
            ? new NotebookVersion(text, await NotebookDocument.ReadAsync(file, cancellation).ConfigureAwait(false))
            : OfRevision(text[..colon], text[(colon + 1)..], services, context);
    }

    /// <summary>Reads the version of a file that a revision holds.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="path">As in <see cref="ReadAsync"/>.</param>
    /// <param name="services">The ports.</param>
    /// <param name="context">Where the command runs.</param>
    public static NotebookVersion OfRevision(string revision, string path, CommandServices services, CommandContext context)
    {
        NotebookFormat format = NotebookDocument.FormatOf(path);
        string root = context.Workspace.GitRoot is { } gitRoot && services.Revisions is not null ? gitRoot : throw new NotebookException(
            "MLOPS1117", "There is no Git repository here, so no notebook has an earlier version.", "Name two files.");
        string relative = path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal)
            ? Path.GetRelativePath(root, context.Absolute(path)).Replace('\\', '/')
            : path;
        byte[] bytes = services.Revisions.Value.Read(root, revision, relative, LargestNotebook) ?? throw new NotebookException(
            "MLOPS1118",
            $"{revision} has no file {relative}.",
            "Paths start at the repository's root, or with ./ at the folder you stand in; a notebook that is not committed yet has no earlier version.");
        string name = $"{revision}:{relative}";
        return new NotebookVersion(name, NotebookDocument.Parse(Text(bytes, name), format, name));
    }

    private static string Text(byte[] bytes, string name)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException odd)
        {
            throw new NotebookException("MLOPS1119", $"{name} is no UTF-8 text.", "Compare a version that is; git log shows when it changed.", odd);
        }
    }
}
