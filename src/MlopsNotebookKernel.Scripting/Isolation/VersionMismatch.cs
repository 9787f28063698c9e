using System.Diagnostics;

namespace MlopsNotebookKernel.Scripting.Isolation;

/// <summary>An assembly that is loaded from elsewhere than where it was resolved.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="LoadedVersion">The version that is loaded.</param>
/// <param name="ResolvedVersion">The version that was resolved.</param>
internal sealed record VersionMismatch(string Name, string LoadedVersion, string ResolvedVersion)
{
    /// <summary>Compares two files of an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    /// <param name="loaded">The file that is loaded.</param>
    /// <param name="resolved">The file that was resolved.</param>
    public static VersionMismatch Of(string name, string loaded, string resolved) =>
        new(name, Version(loaded), Version(resolved));

    /// <summary>What people call its version: packages of one assembly version differ in the product version.</summary>
    private static string Version(string path)
    {
        FileVersionInfo info = FileVersionInfo.GetVersionInfo(path);
        return (info.ProductVersion ?? info.FileVersion ?? "?").Split('+')[0];
    }
}
