using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>What a project's build left, told by its files alone: nothing is built and no build file is evaluated.</summary>
/// <param name="path">The project file, absolute.</param>
public sealed partial class BuiltProject(string path)
{
    private static readonly HashSet<string> Left = new(["bin", "obj"], StringComparer.OrdinalIgnoreCase);

    private string Folder => System.IO.Path.GetDirectoryName(path)!;

    /// <summary>The project file, absolute.</summary>
    public string Path => path;

    /// <summary>Whether a path names a C# project.</summary>
    /// <param name="path">The path.</param>
    public static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>The newest assembly that a build left below <c>bin</c>; null for none.</summary>
    public string? Assembly => Outputs(AssemblyName).FirstOrDefault();

    /// <summary>What a restore left; it need not exist.</summary>
    public string AssetsPath => System.IO.Path.Combine(Folder, "obj", "project.assets.json");

    /// <summary>Touched after each build, because a build that has nothing to do leaves the assembly as it is.</summary>
    public string BuiltMark => System.IO.Path.Combine(Folder, "obj", ".mlops-built");

    /// <summary>The projects it refers to, absolute; those that are there.</summary>
    public IReadOnlyList<BuiltProject> References => [.. Reference().Matches(File.ReadAllText(path))
        .Select(match => System.IO.Path.GetFullPath(match.Groups[1].Value.Replace('\\', System.IO.Path.DirectorySeparatorChar), Folder))
        .Where(File.Exists)
        .Select(project => new BuiltProject(project))];

    /// <summary>Whether its assembly is missing or older than a source of it, or of a project that it refers to.</summary>
    public bool IsStale => Assembly is not { } assembly || !File.Exists(AssetsPath) || Newest(new HashSet<string>(StringComparer.Ordinal)) > BuiltAt(assembly);

    /// <summary>An assembly that lies beside its own, such as that of a project it refers to; null when it does not.</summary>
    /// <param name="name">Its simple name.</param>
    public string? Beside(string name) => Assembly is { } assembly
        && System.IO.Path.Combine(System.IO.Path.GetDirectoryName(assembly)!, name + ".dll") is var file && File.Exists(file) ? file : null;

    /// <summary>
    /// What a reference to it stands for, as <c>#r</c> takes it: the packages that it asks for itself in the versions that it
    /// resolved, without those that only its build needs; assemblies of projects that it refers to; its own last.
    /// </summary>
    /// <returns>Nothing when no build left an assembly below its <c>bin</c>.</returns>
    public IReadOnlyList<string> StandsFor()
    {
        if (Assembly is not { } assembly)
        {
            return [];
        }

        using JsonDocument assets = JsonDocument.Parse(File.ReadAllText(AssetsPath));
        JsonElement target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        HashSet<string> direct = new(Direct(assets.RootElement), StringComparer.OrdinalIgnoreCase);
        List<string> found = [];
        foreach (JsonProperty library in target.EnumerateObject())
        {
            string[] parts = library.Name.Split('/');
            bool isProject = library.Value.GetProperty("type").GetString() == "project";
            if (isProject && Beside(parts[0]) is { } other)
            {
                found.Add(other);
            }
            else if (!isProject && direct.Contains(parts[0]))
            {
                found.Add($"nuget: {parts[0]}, {parts[1]}");
            }
        }

        return [.. found, assembly];
    }

    private static IEnumerable<string> Direct(JsonElement assets) => assets.GetProperty("project").GetProperty("frameworks").EnumerateObject()
        .Where(framework => framework.Value.TryGetProperty("dependencies", out _))
        .SelectMany(framework => framework.Value.GetProperty("dependencies").EnumerateObject())
        .Where(dependency => !dependency.Value.TryGetProperty("suppressParent", out JsonElement suppressed) || suppressed.GetString() != "All")
        .Select(dependency => dependency.Name);

    private string AssemblyName => Name().Match(File.ReadAllText(path)) is { Success: true } named
        ? named.Groups[1].Value
        : System.IO.Path.GetFileNameWithoutExtension(path);

    private DateTime BuiltAt(string assembly) => File.Exists(BuiltMark)
        ? new[] { File.GetLastWriteTimeUtc(BuiltMark), File.GetLastWriteTimeUtc(assembly) }.Max()
        : File.GetLastWriteTimeUtc(assembly);

    private IEnumerable<string> Outputs(string name) => System.IO.Path.Combine(Folder, "bin") is var bin && Directory.Exists(bin)
        ? Directory.EnumerateFiles(bin, name + ".dll", SearchOption.AllDirectories)
            .Where(file => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)) is not ("ref" or "refint"))
            .OrderByDescending(File.GetLastWriteTimeUtc)
        : [];

    private DateTime Newest(HashSet<string> seen)
    {
        if (!seen.Add(path))
        {
            return DateTime.MinValue;
        }

        DateTime newest = Sources(Folder).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty(DateTime.MinValue).Max();
        return References.Select(project => project.Newest(seen)).Append(newest).Max();
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => System.IO.Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" or ".resx")
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => System.IO.Path.GetFileName(inner) is var name && !name.StartsWith('.') && !Left.Contains(name) && new DirectoryInfo(inner).LinkTarget is null)
            .SelectMany(Sources));

    [GeneratedRegex("<ProjectReference\\s+Include=\"([^\"$*]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"<AssemblyName>\s*([\w.-]+)\s*</AssemblyName>", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
