using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Interactive.Tests;

/// <summary>A project of the notebook's repository, built and committed, and a notebook that calls it.</summary>
internal static class LateProject
{
    public const string Assembly = "Late/bin/Debug/net10.0/Late.dll";

    private const string Source = """
        namespace Late;

        /// <summary>When a flight is late.</summary>
        public static class Limit
        {
            private const int Minutes = 15;

            /// <summary>How many flights are late.</summary>
            public static int Late(System.Collections.Generic.IEnumerable<int> delays)
            {
                int late = 0;
                foreach (int delay in delays)
                {
                    late += delay > Minutes ? 1 : 0;
                }

                return late;
            }
        }
        """;

    private static readonly string[] Cells =
    [
        $"#r \"{Assembly}\"\nusing Late;",
        "Limit.Late(new[] { 3, 20, 40 }).ToString()",
        "#!mlops-pin use.ipynb --question \"How many are late?\"",
        "#!mlops-vendor",
    ];

    /// <summary>Makes it all, and runs the notebook's cells up to the one that vendors.</summary>
    /// <returns>What the call of the project gives.</returns>
    public static async Task<string> CallAsync(HostNotebook notebook)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(notebook.Folder, Assembly))!);
        notebook.Write(".gitignore", "bin/\n");
        notebook.Write("Late/Late.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n");
        notebook.Write("Late/Limit.cs", Source);
        Build(Path.Combine(notebook.Folder, Assembly));
        notebook.Write("use.ipynb", System.Text.Json.JsonSerializer.Serialize(new
        {
            cells = Cells.Select(cell => new { cell_type = "code", execution_count = (int?)null, metadata = new { }, outputs = Array.Empty<object>(), source = cell }),
            metadata = new { },
            nbformat = 4,
            nbformat_minor = 4,
        }));
        Git(notebook.Folder, "init", "-q", "-b", "main");
        Git(notebook.Folder, "add", "-A");
        Git(notebook.Folder, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "All of it");
        await notebook.RunAsync(Cells[0]);
        string result = (await notebook.RunAsync(Cells[1]))[^1];
        await notebook.RunAsync(Cells[2]);
        return result;
    }

    private static void Build(string assembly)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Late",
            [CSharpSyntaxTree.ParseText(Source)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll")
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(assembly).Success);
    }

    private static void Git(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
