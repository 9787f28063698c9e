using System.Globalization;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Runs a notebook as it was stamped, in a worktree of its own at the stamped commit with the stored patch, just the stamped packages and the restored data, and compares its outputs with those stored. What cannot be had is named before anything runs.</summary>
    /// <param name="notebook">The stamped .ipynb or .dib.</param>
    /// <param name="tolerance">How far two numbers may differ to count as the same, relative to the larger one; by default what .mlops/config.json says, else 1e-9.</param>
    /// <param name="output">The .ipynb to write the reproduced notebook to.</param>
    /// <param name="html">The page to write: one HTML file with what differs beside each cell, that shows without network.</param>
    /// <param name="anyway">Runs also where packages, data or the runtime cannot be had as stamped.</param>
    /// <param name="yes">Agrees to run the notebook's code, also of a repository that is not marked as trusted.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ReproduceAsync(
        string notebook,
        double? tolerance = null,
        string? output = null,
        string? html = null,
        bool anyway = false,
        bool yes = false,
        CancellationToken cancellation = default) =>
        new CommandCall("reproduce")
            .Option("notebook", notebook)
            .Option("tolerance", tolerance?.ToString(CultureInfo.InvariantCulture))
            .Option("output", output)
            .Option("html", html)
            .Flag("anyway", anyway)
            .Flag("yes", yes)
            .RunAsync(cancellation);
}
