namespace MlopsNotebookKernel.Scripting.Isolation;

/// <summary>An assembly that is loaded from elsewhere than where it was resolved.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="LoadedVersion">The version that is loaded.</param>
/// <param name="ResolvedVersion">The version that was resolved.</param>
internal sealed record VersionMismatch(string Name, string LoadedVersion, string ResolvedVersion);
