using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>Which files of a notebook its library's tests may read, and what is known of them.</summary>
public sealed class InputFilesTests
{
    [Fact]
    public void Read_ShortText_IsKeptWithItsDigests()
    {
        using ExportRig rig = new();
        File.WriteAllText(Path.Combine(rig.Root, "hello.txt"), "hello\n");

        GoldenFile file = rig.Inputs().Read("hello.txt");

        // Both as git hash-object and sha256sum print them.
        Assert.Equal("ce013625030ba8dba906f756967f9e9ca394464a", file.Blob);
        Assert.Equal("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03", file.Sha256);
        Assert.Equal((6, "hello\n", null), (file.Length, file.Text, file.Snapshot));
        Assert.Null(file.Objection());
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0x41 })]
    [InlineData(new byte[] { 0x41, 0x00 })]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, 0x41 })]
    public void Read_WhatIsNoPlainText_IsKnownByItsDigestAlone(byte[] bytes)
    {
        using ExportRig rig = new();
        File.WriteAllBytes(Path.Combine(rig.Root, "a.bin"), bytes);
        Assert.Null(rig.Inputs().Read("a.bin").Text);
    }

    [Fact]
    public void Read_LongText_IsKnownByItsDigestAlone()
    {
        using ExportRig rig = new();
        File.WriteAllText(Path.Combine(rig.Root, "long.csv"), new string('a', GoldenFile.LongestText + 1));
        GoldenFile file = rig.Inputs().Read("long.csv");
        Assert.Null(file.Text);
        Assert.Equal(GoldenFile.LongestText + 1, file.Length);
    }

    [Fact]
    public void Named_WhatLiesElsewhere_IsNotRead()
    {
        using ExportRig rig = new();
        string folder = Path.Combine(rig.Root, "work");
        Directory.CreateDirectory(Path.Combine(folder, ".mlops"));
        File.WriteAllText(Path.Combine(rig.Root, "outside.csv"), "secret");
        File.WriteAllText(Path.Combine(folder, "inside.csv"), "1");
        File.WriteAllText(Path.Combine(folder, ".mlops", "facts.json"), "{}");
        File.CreateSymbolicLink(Path.Combine(folder, "link.csv"), Path.Combine(rig.Root, "outside.csv"));
        string absolute = Path.Combine(folder, "inside.csv").Replace('\\', '/');

        IReadOnlySet<string> named = rig.Inputs(Path.Combine(folder, "research.ipynb")).Named(
            [new ExportCell(1, null, $"string[] all = [\"inside.csv\", \"../outside.csv\", \"link.csv\", \".mlops/facts.json\", \"{absolute}\", \"gone.csv\"];")], []);

        Assert.Equal(["inside.csv"], named);
    }

    [Fact]
    public void Named_WhatAnEarlierExportRead_IsKnownWithoutTheFile()
    {
        using ExportRig rig = new();
        GoldenFile gone = new("gone.csv", 1, new string('a', 64), new string('b', 40));
        Assert.Equal(["gone.csv"], rig.Inputs().Named([new ExportCell(1, null, "var a = \"gone.csv\";")], [gone]));
    }
}
