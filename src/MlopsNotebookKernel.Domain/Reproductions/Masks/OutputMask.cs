namespace MlopsNotebookKernel.Domain.Reproductions.Masks;

/// <summary>Something that is known to vary from run to run; a mask that was needed is named in the verdict.</summary>
/// <param name="name">What it leaves out, as shown: "timings".</param>
public abstract class OutputMask(string name)
{
    /// <summary>What it leaves out, as shown.</summary>
    public string Name => name;

    /// <summary>A stored text without it.</summary>
    /// <param name="text">The text.</param>
    public abstract string OfStored(string text);

    /// <summary>A text of this run without it.</summary>
    /// <param name="text">The text.</param>
    public abstract string OfNow(string text);
}
