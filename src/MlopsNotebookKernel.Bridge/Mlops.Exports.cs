using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Marks a cell as finished, or promotes all marked cells into a class library with tests.</summary>
    /// <param name="notebook">The saved notebook, in a terminal; in a cell it is the notebook itself.</param>
    /// <param name="as">Marks the cell it stands in as finished; the name its statements get as a method.</param>
    /// <param name="to">The library's folder; its name is the library's name and namespace.</param>
    /// <param name="cell">Marks a cell as finished that its text does not mark: its id, its number from 1, or something it declares; =NAME after it gives the name.</param>
    /// <param name="prefer">Whose lines stand where library and notebook changed the same ones; else nothing is written.</param>
    /// <param name="replace">Also replaces the finished cells of the saved notebook by calls of the library, in a terminal.</param>
    /// <param name="restore">Brings back the text of the cells that were replaced, in a terminal, and exports nothing.</param>
    /// <param name="dryRun">Shows files and differences and writes nothing.</param>
    /// <param name="check">Answers whether library and notebook agree, says which side moved, and writes nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> ExportAsync(
        string? notebook = null,
        string? @as = null,
        string? to = null,
        IEnumerable<string>? cell = null,
        string? prefer = null,
        bool replace = false,
        bool restore = false,
        bool dryRun = false,
        bool check = false,
        CancellationToken cancellation = default) =>
        new CommandCall("export")
            .Option("notebook", notebook)
            .Option("as", @as)
            .Option("to", to)
            .Options("cell", cell)
            .Option("prefer", prefer)
            .Flag("replace", replace)
            .Flag("restore", restore)
            .Flag("dry-run", dryRun)
            .Flag("check", check)
            .RunAsync(cancellation);
}
