using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

public sealed class RepositoryStyleTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-style-");

    private RepositoryStyle Style => RepositoryStyleReader.Around(Path.Combine(_root.FullName, "src", "Demo"));

    public RepositoryStyleTests()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, ".mlops"));
        Directory.CreateDirectory(Path.Combine(_root.FullName, "src"));
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Around_NothingSaid_IsVsTestWithoutCentralVersionsOrSolution() => Assert.Equal(RepositoryStyle.Plain, Style);

    [Fact]
    public void Around_CentralVersions_AreRead()
    {
        Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Microsoft.ML" Version="4.0.0" /></ItemGroup>
            </Project>
            """);
        Assert.Equal("4.0.0", Style.Versions!["microsoft.ml"]);
    }

    [Theory]
    [InlineData("""{ "test": { "runner": "Microsoft.Testing.Platform" } }""", TestRunner.TestingPlatform)]
    [InlineData("""{ "test": { "runner": "VSTest" } } // as ever""", TestRunner.VsTest)]
    [InlineData("""{ "sdk": { "version": "10.0.100" } }""", TestRunner.VsTest)]
    public void Around_GlobalJson_TellsTheRunner(string text, TestRunner runner)
    {
        Write("global.json", text);
        Assert.Equal(runner, Style.Runner);
        Assert.Equal(runner == TestRunner.TestingPlatform, Style.HasXunit3);
    }

    [Theory]
    [InlineData("root = true\n[*.cs]\ncsharp_style_namespace_declarations = block_scoped:warning", true)]
    [InlineData("[*]\nindent_size = 4\n[*.{cs,vb}]\ncsharp_style_namespace_declarations=block_scoped", true)]
    [InlineData("[*.cs]\ncsharp_style_namespace_declarations = file_scoped:error", false)]
    [InlineData("[*.vb]\ncsharp_style_namespace_declarations = block_scoped", false)]
    public void Around_EditorConfig_TellsHowNamespacesAreWritten(string text, bool hasBraces)
    {
        Write(".editorconfig", text);
        Assert.Equal(hasBraces, Style.HasBlockNamespaces);
        Write("src/.editorconfig", "[*.cs]\ncsharp_style_namespace_declarations = file_scoped");
        Assert.False(Style.HasBlockNamespaces);
        Write("src/.editorconfig", "root = true");
        Assert.False(Style.HasBlockNamespaces);
    }

    [Fact]
    public void Around_Solutions_OnlyOneIsTheRepositorys()
    {
        Write("Demo.sln", "");
        Assert.EndsWith("Demo.sln", Style.Solution);
        Write("Other.slnx", "");
        Assert.Null(Style.Solution);
    }

    [Fact]
    public void Around_FolderBelowOneThatIsYetToBeMade_FollowsWhatIsAboveBoth()
    {
        Write("Demo.sln", "");

        Assert.EndsWith("Demo.sln", RepositoryStyleReader.Around(Path.Combine(_root.FullName, "libraries", "research", "Demo")).Solution);
    }

    [Theory]
    [InlineData("global.json", "{")]
    [InlineData("Directory.Packages.props", "<Project>")]
    [InlineData("Directory.Build.props", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><Project>&b;</Project>")]
    public void Around_UnreadableFile_NamesIt(string file, string text)
    {
        Write(file, text);
        ExportException fault = Assert.Throws<ExportException>(() => Style);
        Assert.Equal("MLOPS1814", fault.Code);
        Assert.Contains(file, fault.Message);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_root.FullName, file), text);
}
