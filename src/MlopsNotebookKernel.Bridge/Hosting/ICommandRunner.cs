namespace MlopsNotebookKernel.Hosting;

/// <summary>Runs commands for plain C# (<see cref="Mlops"/>).</summary>
public interface ICommandRunner
{
    /// <summary>Runs a command.</summary>
    /// <param name="verb">Its verb, such as <c>drift</c>.</param>
    /// <param name="words">Its words as on a command line; <c>@name</c> means a value or a variable of the notebook.</param>
    /// <param name="values">Values that the words name, by name.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    Task<MlopsResult> RunAsync(
        string verb, IReadOnlyList<string> words, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation);
}
