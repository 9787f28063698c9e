using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Copies the code that a notebook called of the repository's projects, as it was at the stamped commit, into a file beside it, so that it runs without them.</summary>
    /// <param name="notebook">The saved notebook, which has a stamp; in a cell by default the one that runs.</param>
    /// <param name="inPlace">Also changes the notebook's lines that name the projects; else they are shown. Not for the notebook that runs.</param>
    /// <param name="dryRun">Shows what would be written, and writes nothing.</param>
    /// <param name="force">Replaces a copy that was edited by hand.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> VendorAsync(
        string? notebook = null,
        bool inPlace = false,
        bool dryRun = false,
        bool force = false,
        CancellationToken cancellation = default) =>
        new CommandCall("vendor")
            .Option("notebook", notebook)
            .Flag("in-place", inPlace)
            .Flag("dry-run", dryRun)
            .Flag("force", force)
            .RunAsync(cancellation);
}
