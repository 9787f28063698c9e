using System.Text;

namespace MlopsNotebookKernel.Git.Tests;

public sealed class PatchTests : IDisposable
{
    private readonly GitFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public void Patch_CleanTree_IsEmpty(bool program)
    {
        _folder.Write("a", "1");
        _folder.Commit("first");
        _folder.Write("untracked", "1");
        Assert.Empty(new GitSourceControl(program).Patch(_folder.Path, default));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Patch_EveryKindOfFile_AppliesToTheCommitByteForByte(bool program)
    {
        byte[] binary = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))];
        _folder.Write("text ü.txt", "one\r\ntwo\nthree");
        _folder.WriteBytes("latin.txt", [0x63, 0x61, 0x66, 0xE9, 0x0A]);
        _folder.WriteBytes("image.bin", binary);
        _folder.WriteBytes("gone.bin", binary);
        _folder.Write("gone.txt", "gone\n");
        _folder.Write("moved.txt", "a long enough text to be seen as a rename\n");
        _folder.Write("sub/.mlops/config.json", "{}");
        _folder.Commit("first");

        _folder.Write("text ü.txt", "one\r\nTWO\nthree\n");
        _folder.WriteBytes("latin.txt", [0x63, 0x61, 0x66, 0xE8, 0x0A]);
        _folder.WriteBytes("image.bin", [.. binary.Reverse()]);
        File.Delete(Path.Combine(_folder.Path, "gone.bin"));
        File.Delete(Path.Combine(_folder.Path, "gone.txt"));
        _folder.Git("mv", "moved.txt", "moved to.txt");
        _folder.WriteBytes("new.bin", binary);
        _folder.Git("add", "new.bin");
        _folder.Write("sub/.mlops/config.json", "{ }");
        byte[] patch = new GitSourceControl(program).Patch(_folder.Path, default);
        Assert.DoesNotContain(".mlops", Encoding.Latin1.GetString(patch), StringComparison.Ordinal);

        using GitFolder clone = new(init: false);
        GitFolder.Run(clone.Path, "clone", "-q", "-c", "core.autocrlf=false", _folder.Path, "copy");
        string copy = Path.Combine(clone.Path, "copy");
        clone.WriteBytes("the.patch", patch);
        GitFolder.Run(copy, "apply", "--whitespace=nowarn", Path.Combine(clone.Path, "the.patch"));
        foreach (string file in new[] { "text ü.txt", "latin.txt", "image.bin", "moved to.txt", "new.bin" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder.Path, file)), File.ReadAllBytes(Path.Combine(copy, file)));
        }

        Assert.False(File.Exists(Path.Combine(copy, "gone.bin")));
        Assert.False(File.Exists(Path.Combine(copy, "gone.txt")));
        Assert.False(File.Exists(Path.Combine(copy, "moved.txt")));
        Assert.Equal("{}", File.ReadAllText(Path.Combine(copy, "sub/.mlops/config.json")));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Patch_ChosenPaths_AreLiteral(bool program)
    {
        _folder.Write("a[1].txt", "1\n");
        _folder.Write("a1.txt", "1\n");
        _folder.Commit("first");
        _folder.Write("a[1].txt", "2\n");
        _folder.Write("a1.txt", "2\n");
        GitSourceControl git = new(program);

        string patch = Encoding.UTF8.GetString(git.Patch(_folder.Path, ["a[1].txt"], default));
        Assert.Contains("a/a[1].txt", patch, StringComparison.Ordinal);
        Assert.DoesNotContain("a1.txt", patch, StringComparison.Ordinal);
        Assert.Empty(git.Patch(_folder.Path, [], default));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Patch_UnbornBranch_HoldsStagedFiles(bool program)
    {
        _folder.Write("a.txt", "first\n");
        _folder.Git("add", "a.txt");
        string patch = Encoding.UTF8.GetString(new GitSourceControl(program).Patch(_folder.Path, default));
        Assert.Contains("+first", patch, StringComparison.Ordinal);
        Assert.Contains("new file mode 100644", patch, StringComparison.Ordinal);
    }
}
