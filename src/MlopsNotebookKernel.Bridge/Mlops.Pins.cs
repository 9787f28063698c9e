using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel;

public static partial class Mlops
{
    /// <summary>Stamps the notebook with all it relied on: cells and their order, commit and uncommitted changes, packages, runtime, data, models with their populations, metrics and decisions. Run again it compares, and only --update replaces. In a terminal it settles a stamp from the saved notebook.</summary>
    /// <param name="notebook">The notebook; in a cell only where the front end does not tell it.</param>
    /// <param name="question">The question the notebook investigates; needed for the first stamp, later the stamp's own by default.</param>
    /// <param name="model">A model's variable and the snapshot it was fitted on, as name=snapshot; by default the only table the notebook used.</param>
    /// <param name="update">Replaces the stamp; the earlier one is kept in .mlops/pins/.replaced.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> PinAsync(
        string? notebook = null,
        string? question = null,
        IEnumerable<string>? model = null,
        bool update = false,
        CancellationToken cancellation = default) =>
        new CommandCall("pin")
            .Option("notebook", notebook)
            .Option("question", question)
            .Options("model", model)
            .Flag("update", update)
            .RunAsync(cancellation);

    /// <summary>Compares a notebook's stamp with today: names each difference with old and new and the cheapest remedy, and draws the drift of data that moved. The answer is no for a stale or hollow stamp, and for a notebook without one. Of several notebooks, one that cannot be read is listed with the reason beside the others, and the exit code is 3.</summary>
    /// <param name="paths">Notebooks, or folders of them; by default the notebook that runs, in a terminal the current folder.</param>
    /// <param name="stamped">Passes over notebooks without a stamp; with none left the answer is yes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    public static Task<MlopsResult> VerifyAsync(
        IEnumerable<string>? paths = null,
        bool stamped = false,
        CancellationToken cancellation = default) =>
        new CommandCall("verify")
            .Options("paths", paths)
            .Flag("stamped", stamped)
            .RunAsync(cancellation);
}
