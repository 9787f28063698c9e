namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// Where loops of a notebook's code ask whether they were interrupted: the kernel puts a call of <see cref="Check"/>
/// into each. Code of one notebook runs at a time in a process, so there is one answer.
/// </summary>
public static class Interruption
{
    private static readonly AsyncLocal<CancellationToken> Own = new();
    private static CancellationToken _token;
    private static volatile bool _hasRemains;

    /// <summary>Sets what interrupts the code that runs from now on.</summary>
    /// <param name="token">The token.</param>
    /// <returns>What interrupted it until now.</returns>
    public static CancellationToken Follow(CancellationToken token)
    {
        CancellationToken previous = _token;
        _token = token;
        return previous;
    }

    /// <summary>Tells the running thread, and all that it starts, which cell's interrupt is its own.</summary>
    /// <param name="token">The token.</param>
    public static void Belong(CancellationToken token) => Own.Value = token;

    /// <summary>Something of an interrupted cell could not be stopped yet: from now on loops ask for their own cell, too.</summary>
    public static void Remain() => _hasRemains = true;

    /// <summary>Ends the code that asks, when it was interrupted.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public static void Check()
    {
        _token.ThrowIfCancellationRequested();
        if (_hasRemains)
        {
            // By then another cell may run, whose token says nothing of this one. It is asked only then: it costs a look-up.
            Own.Value.ThrowIfCancellationRequested();
        }
    }
}
