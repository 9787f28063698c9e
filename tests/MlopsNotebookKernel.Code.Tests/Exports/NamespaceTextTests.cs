using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

public sealed class NamespaceTextTests
{
    private static readonly RepositoryStyle Braces = new() { HasBlockNamespaces = true };

    [Fact]
    public void Files_RepositoryThatPutsBracesAroundNamespaces_FollowItAndKeepWhatStringsHold()
    {
        ExportRequest request = TestNotebook.Request("#!mlops-export --as Greeting\nstring Greet(string name) => $@\"Dear\n{name}\";", "text") with { Style = Braces };
        IReadOnlyList<ExportedFile> files = LibraryProject.Files(LibraryGenerator.Generate(request), request, [], [], []);

        string greet = files.Single(file => file.Path == "DemoPipeline.Greeting.cs").Text;
        Assert.Contains("namespace Demo\n{\n    /// <summary>", greet);
        Assert.Contains("        public static string Greet(string name) => $@\"Dear\n{name}\";", greet);
        Assert.EndsWith("\n    }\n}\n", greet);
        Assert.All(files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)), file => Assert.DoesNotMatch(@"(?m)^namespace [\w.]+;$", file.Text));
    }

    [Fact]
    public void Files_RepositoryThatSaysNothing_HaveFileScopedNamespaces()
    {
        ExportRequest request = TestNotebook.Request("#!mlops-export --as Twice\nint Twice(int n) => 2 * n;");
        Assert.Contains(
            LibraryProject.Files(LibraryGenerator.Generate(request), request, [], [], []),
            file => file.Text.Contains("\nnamespace Demo;\n\n", StringComparison.Ordinal) || file.Text.StartsWith("namespace Demo;\n\n", StringComparison.Ordinal));
    }
}
