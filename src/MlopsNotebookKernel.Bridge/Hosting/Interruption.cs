namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// Where loops of a notebook's code ask whether they were interrupted: the kernel puts a call of <see cref="Check"/>
/// into each. Code of one notebook runs at a time in a process, so there is one answer.
/// </summary>
public static class Interruption
{
    private static CancellationToken _token;

    /// <summary>Sets what interrupts the code that runs from now on.</summary>
    /// <param name="token">The token.</param>
    /// <returns>What interrupted it until now.</returns>
    public static CancellationToken Follow(CancellationToken token)
    {
        CancellationToken previous = _token;
        _token = token;
        return previous;
    }

    /// <summary>Ends the code that asks, when it was interrupted.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public static void Check() => _token.ThrowIfCancellationRequested();
}
