namespace MlopsNotebookKernel.Domain.Kernels;

/// <summary>A kernel that front ends can start.</summary>
/// <param name="Name">The name that notebooks store.</param>
/// <param name="DisplayName">What front ends call it.</param>
/// <param name="Language">The language of its cells.</param>
/// <param name="Folder">The folder that describes it; absolute.</param>
/// <param name="Command">What starts it, word by word.</param>
/// <param name="IsOurs">Whether it is this tool's.</param>
public sealed record RegisteredKernel(
    string Name, string DisplayName, string Language, string Folder, IReadOnlyList<string> Command, bool IsOurs);
