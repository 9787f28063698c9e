namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Where a member of a library lies that a cell became.</summary>
/// <param name="Member">Its name.</param>
/// <param name="File">Its file, relative to the notebook's folder, forward slashes.</param>
public sealed record MemberPlace(string Member, string File);
