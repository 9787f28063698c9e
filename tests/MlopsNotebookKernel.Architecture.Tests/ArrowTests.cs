using System.Xml.Linq;

namespace MlopsNotebookKernel.Architecture.Tests;

/// <summary>The table of ARCHITECTURE.md, held against the project files.</summary>
public sealed class ArrowTests
{
    private const string Prefix = "MlopsNotebookKernel.";

    private static readonly Dictionary<string, (string[] Rooms, string[] Packages)> Allowed = new()
    {
        ["Bridge"] = ([], []),
        ["Domain"] = ([], []),
        ["Code"] = (["Domain"], ["Microsoft.CodeAnalysis.CSharp", "System.Reflection.MetadataLoadContext"]),
        ["Git"] = (["Domain"], ["LibGit2Sharp"]),
        ["Storage"] = (["Domain"], ["ZstdSharp.Port"]),
        ["Tables"] = (["Domain"], ["DuckDB.NET.Data.Full"]),
        ["Rendering"] = (["Domain"], ["HtmlSanitizer", "Markdig", "Plotly.NET"]),
        ["Commands"] = (["Code", "Domain", "Git", "Rendering", "Storage", "Tables"], ["System.CommandLine"]),
        ["Scripting"] = (["Bridge", "Domain"], ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Features", "NuGet.DependencyResolver.Core", "NuGet.ProjectModel", "NuGet.Protocol"]),
        ["Jupyter"] = (["Domain"], ["NetMQ"]),
        ["Closure"] = (["Bridge", "Code", "Commands", "Domain", "Git", "Storage", "Tables"], []),
        ["Cli"] = (["Bridge", "Closure", "Commands", "Domain", "Jupyter", "Rendering", "Scripting"], ["Spectre.Console"]),
        ["Interactive"] = (["Bridge"], []),
        ["Launcher"] = (["Bridge", "Cli"], []),
    };

    public static TheoryData<string> Rooms => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
        .Select(folder => Path.GetFileName(folder)!)
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Project_References_FollowTheArrows(string room)
    {
        Assert.True(Allowed.ContainsKey(room), $"{room} is not in the table of ARCHITECTURE.md.");
        XDocument project = XDocument.Load(Path.Combine(Repository.Root, "src", Prefix + room, $"{Prefix}{room}.csproj"));

        Assert.Empty(Includes(project, "ProjectReference")
            .Where(path => !path.Contains("/Reference/", StringComparison.Ordinal) || room != "Interactive")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Prefix.Length..])
            .Except(Allowed[room].Rooms));
        Assert.Empty(Includes(project, "PackageReference").Except(Allowed[room].Packages));
    }

    [Fact]
    public void Launcher_ReferencesTheClosure_OnlyToBuildIt()
    {
        XElement reference = XDocument.Load(Path.Combine(Repository.Root, "src", Prefix + "Launcher", $"{Prefix}Launcher.csproj"))
            .Descendants("ProjectReference").Single(element => element.Attribute("Include")!.Value.Contains("Cli", StringComparison.Ordinal));

        Assert.Equal("false", reference.Attribute("ReferenceOutputAssembly")!.Value);
    }

    [Fact]
    public void ArchitecturePage_NamesEveryRoom()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "src", "ARCHITECTURE.md"));

        Assert.All(Allowed.Keys, room => Assert.Contains($"| `{room}` |", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Includes(XDocument project, string kind) =>
        project.Descendants(kind).Select(element => element.Attribute("Include")!.Value);
}
