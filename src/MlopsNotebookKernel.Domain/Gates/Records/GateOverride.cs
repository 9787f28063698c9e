namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>A promotion against the verdict.</summary>
/// <param name="Who">Who answers for it.</param>
/// <param name="Why">Why.</param>
public sealed record GateOverride(string Who, string Why);
