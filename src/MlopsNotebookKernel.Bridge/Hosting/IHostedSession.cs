namespace MlopsNotebookKernel.Hosting;

/// <summary>The toolkit's side of a notebook that runs in a host of its own. Members may be called from any thread.</summary>
public interface IHostedSession : ICommandRunner
{
    /// <summary>Runs a magic line and shows its one output (progress as updates of it).</summary>
    /// <param name="line">The line, from <c>#!mlops-</c> on.</param>
    /// <param name="display">Shows the output.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, or a fault.</exception>
    Task RunLineAsync(string line, IHostedDisplay display, CancellationToken cancellation);

    /// <summary>The values that a parameter can have here: snapshots, columns, files, variables, choices.</summary>
    /// <param name="verb">The command's verb.</param>
    /// <param name="parameter">The parameter's name without hyphens.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The likeliest first; empty where any text will do.</returns>
    Task<IReadOnlyList<string>> ValuesAsync(string verb, string parameter, CancellationToken cancellation);

    /// <summary>What there is to say about a C# cell before it runs, from what the repository remembers; quick where it remembers nothing.</summary>
    /// <param name="source">The cell's text.</param>
    /// <returns>What to show above the cell's own outputs, by mime type; null for nothing.</returns>
    IReadOnlyDictionary<string, string>? Counsel(string source);

    /// <summary>What a C# cell is that refers to projects by <c>#r "Library/Library.csproj"</c>; a project is built when its sources are newer.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="cancellation">Ends a build.</param>
    /// <returns>Null for a cell that refers to none, at once.</returns>
    /// <exception cref="MlopsFaultException">A project is not there, or does not build.</exception>
    Task<HostedReferences?> ReferencesAsync(string source, CancellationToken cancellation);

    /// <summary>A cell begins to run.</summary>
    /// <param name="source">Its text as the document holds it, in whatever language.</param>
    void BeginCell(string source);

    /// <summary>The cell that runs put something out.</summary>
    /// <param name="output">What it put out.</param>
    void AddOutput(HostedOutput output);

    /// <summary>The cell that runs has ended.</summary>
    /// <param name="ending">How it ended.</param>
    void EndCell(HostedEnding ending);

    /// <summary>A cell ran before the session began; its outputs were not seen.</summary>
    /// <param name="source">Its code.</param>
    void AddEarlierCell(string source);
}
