namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>How a run of this tool in a process of its own ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="LastLine">The last line it said on standard error; null when it said nothing.</param>
public sealed record ToolEnd(int ExitCode, string? LastLine);
