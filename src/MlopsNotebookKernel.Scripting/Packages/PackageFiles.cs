namespace MlopsNotebookKernel.Scripting.Packages;

/// <summary>The files of one package that serve on the platform that runs; absolute paths.</summary>
/// <param name="Runtime">Assemblies to load.</param>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Native">Native libraries.</param>
/// <param name="Satellites">Resource assemblies, with their culture.</param>
internal sealed record PackageFiles(
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Native,
    IReadOnlyList<(string Culture, string Path)> Satellites);
