using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export.Replacing;

/// <summary>A notebook that is to be written with other cells.</summary>
/// <param name="path">Its file, absolute.</param>
/// <param name="before">The notebook as it was read.</param>
/// <param name="after">The notebook as it is to be.</param>
internal sealed class NotebookWriting(string path, NotebookDocument before, NotebookDocument after)
{
    /// <summary>The notebook as it is to be.</summary>
    public NotebookDocument After => after;

    /// <summary>Whether anything changes.</summary>
    public bool IsChange => !before.ToBytes().AsSpan().SequenceEqual(after.ToBytes());

    /// <summary>The difference of the code, outputs apart, as the notebook's text shows it.</summary>
    public string Diff() => LineDiff.Of(
        Path.GetFileName(path), before.ConvertTo(NotebookFormat.Dib).ToText(), after.ConvertTo(NotebookFormat.Dib).ToText());

    /// <summary>Writes it, whole or not at all; what is not changed stays byte for byte.</summary>
    /// <exception cref="ExportException">The file is no longer what was read (MLOPS1818).</exception>
    public void Write()
    {
        RequireUnchanged();
        if (IsChange)
        {
            after.Save(path);
        }
    }

    /// <summary>A notebook that is open in a front end may be saved at any time, and its cells are the user's.</summary>
    /// <exception cref="ExportException">The file is no longer what was read (MLOPS1818).</exception>
    public void RequireUnchanged()
    {
        if (!RegularFile.Is(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(before.ToBytes()))
        {
            throw new ExportException(
                "MLOPS1818", $"{Path.GetFileName(path)} was saved by another program meanwhile; its cells stay as they are.", "Close it there, and export again.");
        }
    }
}
