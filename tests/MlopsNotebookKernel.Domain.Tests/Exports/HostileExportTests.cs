using System.Diagnostics;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Domain.Tests.Exports;

/// <summary>A library's folder out of a clone: <c>export.json</c> and links in it are somebody else's.</summary>
public sealed class HostileExportTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlops-export-").FullName;
    private readonly string _library;
    private readonly string _private;

    public HostileExportTests()
    {
        _library = Directory.CreateDirectory(Path.Combine(_root, "Demo")).FullName;
        _private = Path.Combine(_root, "private.txt");
        File.WriteAllText(_private, "secret\n");
    }

    public static TheoryData<string> Outside() =>
    [
        "../private.txt", "..", "a/../../private.txt", "/etc/passwd", "", ".", "a//b.cs", "a/", "./a.cs",
        "..\\private.txt", "a\\b.cs", "C:\\Windows\\win.ini", "C:win.ini", "\\\\server\\share\\x", "//server/share/x", "\\\\?\\C:\\x", "a.cs:stream",
        "NUL", "nul.txt", "a/COM1", "lpt³.cs", "con .cs", "a.cs.", "a.cs ", "a\0b", "a\nb.cs", "\u001b[2J.cs", ".git/hooks/post-checkout", "a/.GIT/config", "GIT~1/config",
    ];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory, MemberData(nameof(Outside))]
    public void Read_RecordedPathThatIsNoneOfTheFolder_IsRefused(string path)
    {
        Record(path);
        Assert.Equal("MLOPS1811", Assert.Throws<ExportException>(() => ExportManifest.Read(_library)).Code);
    }

    [Theory, MemberData(nameof(Outside))]
    public void Between_RecordedPathThatIsNoneOfTheFolder_IsRefusedUnread(string path) =>
        Assert.Equal("MLOPS1811", Assert.Throws<ExportException>(
            () => FileChanges.Between(_library, [new ManifestFile(path, FileChanges.Digest("secret\n"))], [])).Code);

    [Theory, InlineData("lib/private.txt"), InlineData("link.cs")]
    public void Between_LinkOutOfTheFolder_IsRefusedUnread(string path)
    {
        Directory.CreateSymbolicLink(Path.Combine(_library, "lib"), _root);
        File.CreateSymbolicLink(Path.Combine(_library, "link.cs"), _private);

        ExportException recorded = Assert.Throws<ExportException>(() => FileChanges.Between(_library, [new ManifestFile(path, "")], []));
        ExportException made = Assert.Throws<ExportException>(() => FileChanges.Between(_library, [], [new ExportedFile(path, "new\n")]));

        Assert.Equal(("MLOPS1811", "MLOPS1811"), (recorded.Code, made.Code));
        Assert.Contains("symbolic link", recorded.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", recorded.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_LinkThatStaysInTheFolder_IsFollowed()
    {
        Directory.CreateDirectory(Path.Combine(_library, "real"));
        File.WriteAllText(Path.Combine(_library, "real", "a.cs"), "a\n");
        Directory.CreateSymbolicLink(Path.Combine(_library, "lib"), Path.Combine(_library, "real"));

        Assert.Equal("a\n", Assert.Single(FileChanges.Between(_library, [], [new ExportedFile("lib/a.cs", "b\n")])).Before);
    }

    [Fact]
    public void Read_RecordIsALink_IsRefused()
    {
        File.CreateSymbolicLink(Path.Combine(_library, ExportManifest.FileName), _private);
        Assert.Equal("MLOPS1811", Assert.Throws<ExportException>(() => ExportManifest.Read(_library)).Code);
    }

    [Fact]
    public void Read_FileNamedTwice_IsRefusedWithACode()
    {
        Record("a.cs", "A.cs");
        Assert.Equal("MLOPS1805", Assert.Throws<ExportException>(() => ExportManifest.Read(_library)).Code);
    }

    [Fact]
    public void Read_NullInAList_IsRefusedWithACode()
    {
        Record("a.cs");
        string path = Path.Combine(_library, ExportManifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"unconfirmed\": []", "\"unconfirmed\": [null]", StringComparison.Ordinal));
        Assert.Equal("MLOPS1805", Assert.Throws<ExportException>(() => ExportManifest.Read(_library)).Code);
    }

    [Fact]
    public void Read_DeepNesting_IsRefusedWithACode()
    {
        File.WriteAllText(Path.Combine(_library, ExportManifest.FileName), new string('[', 100_000));
        Assert.Equal("MLOPS1805", Assert.Throws<ExportException>(() => ExportManifest.Read(_library)).Code);
    }

    [Fact]
    public void Between_NamedPipe_IsRefusedAndNotWaitedFor()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, pipes have no place among files.
        }

        using Process made = Process.Start("mkfifo", [Path.Combine(_library, "pipe.cs")]);
        made.WaitForExit();
        Assert.Equal("MLOPS1812", Assert.Throws<ExportException>(() => FileChanges.Between(_library, [], [new ExportedFile("pipe.cs", "")])).Code);
    }

    private void Record(params string[] paths) => File.WriteAllText(
        Path.Combine(_library, ExportManifest.FileName),
        new ExportManifest
        {
            Library = "Demo",
            Notebook = "../research.ipynb",
            Packages = [],
            Sources = [],
            Members = [],
            Expected = [],
            Files = [.. paths.Select(path => new ManifestFile(path, FileChanges.Digest("secret\n")))],
        }.ToJson());
}
