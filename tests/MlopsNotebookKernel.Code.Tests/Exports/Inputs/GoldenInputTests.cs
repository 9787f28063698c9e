using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Code.Exports.Inputs.Source;

namespace MlopsNotebookKernel.Code.Tests.Exports.Inputs;

/// <summary>Where exported tests find the files that their notebook read.</summary>
public sealed class GoldenInputTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-golden-");

    // Its own in each test, for copies are kept by their digest beside the tests.
    private readonly string _content = $"at,value\n{Guid.NewGuid()},1\n";

    public GoldenInputTests() => LibraryFolder.Path = _root.CreateSubdirectory("Demo").FullName;

    private string Data => Path.Combine(_root.FullName, "points.csv");

    private string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_content)));

    [Fact]
    public void Path_TheNotebooksFileIsAsItWas_IsThatFile()
    {
        File.WriteAllText(Data, _content);
        GoldenInput input = new("points.csv", Sha256, new string('0', 40));
        Assert.Equal(Path.GetFullPath(Data), input.Path);
        Assert.Null(input.WhyMissing);
    }

    [Fact]
    public void Path_ShortText_IsWrittenUnderTheFilesNameWhateverTheNotebookHasNow()
    {
        File.WriteAllText(Data, "moved on");
        GoldenInput input = new("points.csv", Sha256, new string('0', 40), text: _content);
        Assert.Equal("points.csv", Path.GetFileName(input.Path));
        Assert.Equal(_content, File.ReadAllText(input.Path));
    }

    [Fact]
    public void Path_TheDataMovedOn_ComesFromGit()
    {
        File.WriteAllText(Data, _content);
        Git("init", "-q");
        Git("add", "points.csv");
        string blob = Git("rev-parse", ":points.csv").Trim();
        File.WriteAllText(Data, "moved on");

        GoldenInput input = new("points.csv", Sha256, blob);

        Assert.Equal(_content, File.ReadAllText(input.Path));
        Assert.Equal(["points.csv"], Directory.EnumerateFiles(Path.GetDirectoryName(input.Path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Path_GitHasOtherBytesUnderTheId_IsMissing()
    {
        File.WriteAllText(Data, "other");
        Git("init", "-q");
        Git("add", "points.csv");
        Assert.NotNull(new GoldenInput("points.csv", Sha256, Git("rev-parse", ":points.csv").Trim()).WhyMissing);
    }

    [Fact]
    public void WhyMissing_NeitherHereNorInGit_SaysHowToBringItBack()
    {
        GoldenInput input = new("points.csv", Sha256, new string('1', 40), snapshot: "points@0123456789ab");
        Assert.Contains("points.csv is not here as the notebook read it", input.WhyMissing);
        Assert.EndsWith("Run: mlops restore points@0123456789ab", input.WhyMissing);
        Assert.Throws<FileNotFoundException>(() => input.Path);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git", ["-C", _root.FullName, "-c", "core.autocrlf=false", .. arguments]) { RedirectStandardOutput = true };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
