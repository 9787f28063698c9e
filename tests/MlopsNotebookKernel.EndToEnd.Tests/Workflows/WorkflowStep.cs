namespace MlopsNotebookKernel.EndToEnd.Tests.Workflows;

/// <summary>A step of a workflow.</summary>
/// <param name="Name">Its name, else what it does.</param>
/// <param name="Id">What others call it.</param>
/// <param name="If">When it runs.</param>
/// <param name="Run">The commands that it runs.</param>
/// <param name="Uses">The service's own action that it is instead.</param>
internal sealed record WorkflowStep(string Name, string? Id, string? If, string? Run, string? Uses);
