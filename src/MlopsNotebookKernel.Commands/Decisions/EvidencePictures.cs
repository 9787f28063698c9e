using System.Text;
using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>
/// The pictures that decisions cite, to be shown beside their words. Decisions and their files may be anybody's: only what
/// lies in their own folder is read, only pictures are shown, and drawings without what is more than a drawing.
/// </summary>
/// <param name="workspace">The workspace.</param>
internal sealed class EvidencePictures(Workspace workspace)
{
    /// <summary>What is shown at once becomes part of a notebook.</summary>
    private const int MostBytes = 2_000_000;

    private int _shown;

    /// <summary>The pictures of a decision, in order; in the place of one that is not shown, why.</summary>
    /// <param name="evidence">The decision's lines of evidence.</param>
    public IReadOnlyList<ViewBlock> Of(IReadOnlyList<string> evidence) =>
        [.. evidence.SelectMany(EvidenceLinks.Pictures).DistinctBy(picture => picture.File).Select(picture => Block(picture.What, picture.File))];

    private ViewBlock Block(string what, string file)
    {
        string? objection;
        try
        {
            objection = Read(file, out string type, out byte[] content);
            if (objection is null)
            {
                _shown += content.Length;
                return new ViewBlock.Picture(type, content, what);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or WorkspaceException)
        {
            objection = unreadable.Message;
        }

        return new ViewBlock.Paragraph($"The {what} is not shown: {objection.TrimEnd('.')}.");
    }

    private string? Read(string file, out string type, out byte[] content)
    {
        type = "";
        content = [];
        string path = workspace.FactPath("decisions", EvidenceFile.Folder, file);
        if (!File.Exists(path))
        {
            return "its file is not there";
        }

        if (FactFile.Objection(path, EvidenceFile.LargestBytes) is { } objection)
        {
            return objection;
        }

        if (new FileInfo(path).Length > MostBytes - _shown)
        {
            return $"the pictures before it take {QuantityText.Bytes(_shown)}, and {QuantityText.Bytes(MostBytes)} are shown at once; open its file";
        }

        byte[] bytes = File.ReadAllBytes(path);
        (type, content) = Picture(Path.GetExtension(file), bytes) ?? ("", []);
        return content.Length == 0 ? "its file is no picture" : null;
    }

    /// <summary>By its first bytes, whatever its name says.</summary>
    private static (string Type, byte[] Content)? Picture(string extension, byte[] bytes) => extension switch
    {
        ".png" when bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => (MimeTypes.Png, bytes),
        ".jpg" when bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => (MimeTypes.Jpeg, bytes),
        ".svg" when CellPictures.Drawing(Encoding.UTF8.GetString(bytes)) is { } drawing => (MimeTypes.Svg, Encoding.UTF8.GetBytes(drawing)),
        _ => null,
    };
}
