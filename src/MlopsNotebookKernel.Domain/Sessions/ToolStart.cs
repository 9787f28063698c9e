namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>A run of this tool in a process of its own.</summary>
/// <param name="Arguments">Its arguments, the verb first.</param>
/// <param name="Folder">Its working directory; absolute.</param>
/// <param name="Runtime">The version of the runtime to run on; null for the one that runs.</param>
public sealed record ToolStart(IReadOnlyList<string> Arguments, string Folder, Version? Runtime = null);
