using System.Text;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Storage.Citations;

namespace MlopsNotebookKernel.Storage.Tests.Citations;

public sealed class CitationReaderTests : IDisposable
{
    private static readonly string A = new('a', 64), B = new('b', 64), C = new('c', 64);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_PartOfAnUnknownFact_FindsKeptFilesByTheirForm()
    {
        Fact("gates/later.json", $$"""{"schema":"mlops.gate/9","deep":[{"kept":{"path":"x.bin","length":3,"sha256":"{{A}}","chunks":["{{B}}"]} }]}""");
        CitedFile file = Assert.Single(Read().Files);
        Assert.Equal(("x.bin", B, ".mlops/gates/later.json"), (file.File.Path, file.File.Chunks[0], file.Fact));
    }

    [Theory]
    [InlineData("pins/a.ipynb.pin.json", "<<<<<<< ours\n{}\n", "MLOPS1701")]
    [InlineData("pins/a.ipynb.pin.json", """{"schema":"mlops.pin/9"}""", "MLOPS1703")]
    [InlineData("snapshots/a/x.json", "{", "MLOPS1303")]
    [InlineData("checks/a.json", "{", "MLOPS1338")]
    public void Read_FactThatCannotBeRead_IsAProblemAndNotTheEnd(string path, string text, string code)
    {
        Fact(path, text);
        Fact("checks/good.json", $$"""{"path":"x","length":1,"sha256":"{{A}}","chunks":["{{B}}"]}""");
        CitedFacts cited = Read();
        Assert.Equal(code, Assert.Single(cited.Problems).Code);
        Assert.Single(cited.Files);
    }

    [Fact]
    public void AllDigests_AnythingThatCouldBeOne_Counts()
    {
        Fact("pins/broken.pin.json", $"<<<<<<< ours\n\"{A}\"\n");
        Fact("decisions/2026-11-23-x-3f2a.md", $"It held under `data@{B}`.");
        _folder.Write($"inner/.mlops/x.json", Encoding.UTF8.GetBytes($"\"{C}\""));
        Fact("checks/near.json", $"{new string('d', 63)} {new string('e', 65)} {new string('F', 64)}");
        Assert.Equal([A, B, C], new CitationReader(_folder.Workspace, null).AllDigests(default).Digests.Order());
    }

    [Fact]
    public void AllDigests_DigestAcrossReadsOfTheStream_IsFound()
    {
        Fact("checks/large.json", new string(' ', (1 << 16) - 10) + A + " ");
        Assert.Equal([A], new CitationReader(_folder.Workspace, null).AllDigests(default).Digests);
    }

    [Fact]
    public void AllDigests_SnapshotsNamedInAnyWay_AreLostWhereNoManifestHasTheirId()
    {
        Fact("pins/a.ipynb.pin.json", $$"""{ "assets": [ { "name": "flights", "id": "{{A}}" }, { "name": "kept", "id": "{{B}}" } ], "models": [ { "name": "model", "population": "late", "populationId": "{{C}}" } ] }""");
        Fact("checks/x.json", $$"""{ "snapshot": "hours@{{new string('d', 12)}}", "again": "flights@{{A[..12]}}" }""");
        Fact("decisions/2026-11-23-x-3f2a.md", $"Under days@{new string('e', 64)}. Ask ada@{new string('f', 16)}.org, git@beef, or user.flights@{new string('f', 16)}.");
        Fact($"snapshots/another/{B}.json", "{}");

        IReadOnlyList<SnapshotReference> lost = new CitationReader(_folder.Workspace, null).AllDigests(default).Lost;

        Assert.Equal(["days@eeeeeeeeeeee", "flights@aaaaaaaaaaaa", "hours@dddddddddddd", "late@cccccccccccc"], lost.Select(reference => reference.Label));
        Assert.Equal(".mlops/pins/a.ipynb.pin.json", lost[1].Fact);
    }

    [Fact]
    public void AllDigests_LinkAmongFacts_IsAFaultForItsCitationsAreUnknown()
    {
        Fact("checks/a.json", "{}");
        Directory.CreateSymbolicLink(_folder.Combine(".mlops", "snapshots"), Path.GetTempPath());
        SnapshotException fault = Assert.Throws<SnapshotException>(() => new CitationReader(_folder.Workspace, null).AllDigests(default));
        Assert.Equal("MLOPS1337", fault.Code);
    }

    private void Fact(string path, string text) => _folder.Write($".mlops/{path}", Encoding.UTF8.GetBytes(text));

    private CitedFacts Read() => new CitationReader(_folder.Workspace, null).Read(FactTips.Head, default);
}
