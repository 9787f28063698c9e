namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>What a check came to on some data.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Status">What it came to.</param>
/// <param name="Message">The same in a sentence or clause.</param>
/// <param name="Failing">Rows that fail; null where it is not about rows.</param>
public sealed record CheckOutcome(string Name, CheckSeverity Severity, CheckStatus Status, string Message, long? Failing = null)
{
    /// <summary>Whether it fired: it failed, or could not be run on this data.</summary>
    public bool Fired => Status is CheckStatus.Failed or CheckStatus.Broken;
}
