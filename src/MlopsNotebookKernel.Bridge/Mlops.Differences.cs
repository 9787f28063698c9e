using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Compares two versions of a notebook cell by cell: code, prose and outputs apart. Answers yes when the code is the same.</summary>
    /// <param name="versions">Two notebooks, each a file or REV:path; one alone is compared with its committed version. In a cell by default the notebook that runs, as it is saved.</param>
    /// <param name="git">Called by Git with the values it gives to a diff driver's command; always answers yes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> DiffAsync(
        IEnumerable<string>? versions = null,
        bool git = false,
        CancellationToken cancellation = default) =>
        new CommandCall("diff")
            .Options("versions", versions)
            .Flag("git", git)
            .RunAsync(cancellation);
}
