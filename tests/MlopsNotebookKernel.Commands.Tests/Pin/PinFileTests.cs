using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;
using static MlopsNotebookKernel.Commands.Tests.Pin.PinAnswer;

namespace MlopsNotebookKernel.Commands.Tests.Pin;

/// <summary>The files and data that a stamp says a notebook relies on.</summary>
public sealed class PinFileTests : IDisposable
{
    private const string Stamp = ".mlops/pins/a.ipynb.pin.json";

    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Pin_FilesThatTheSessionSawOpened_AreConfirmedAndThoseThatNoCellNamesAreFound()
    {
        foreach (string file in (string[])["rows.csv", "computed.csv", "named.csv", "many/1.csv", "many/2.csv", "many/3.csv", "many/4.csv", "lib/tool.dll", "output.csv"])
        {
            _rig.Write(file, $"{file}\n1\n");
            File.SetLastWriteTimeUtc(_rig.PathOf(file), DateTime.UtcNow.AddHours(-1));
        }

        _rig.Save("a.ipynb", "File.ReadAllText(\"rows.csv\") + \"named.csv\"", "Read(folder, name)", "#!mlops-pin --question Why");
        RigSession session = _rig.Start("a.ipynb");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        await _rig.RunCellAsync(session, document.Cells[1], 1);
        session.Journal.SeesReads = true;
        _rig.Write("output.csv", "written\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("output.csv"), session.Journal.Started.UtcDateTime.AddSeconds(1));
        session.Journal.Add(new JournalFact.FileOpened(1, _rig.PathOf("rows.csv")));
        foreach (string file in (string[])["computed.csv", "many/1.csv", "many/2.csv", "many/3.csv", "many/4.csv", "lib/tool.dll", "output.csv", "a.ipynb"])
        {
            session.Journal.Add(new JournalFact.FileOpened(2, _rig.PathOf(file)));
        }

        CommandOutcome outcome = await _rig.CommandAsync(session, "#!mlops-pin --question Why");

        string text = string.Join(' ', outcome.Bundle.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Stamp stamp = StampJson.Read(_rig.Read(Stamp), "stamp");
        Assert.True(stamp.SeesReads);
        Assert.Equal(
            [("computed.csv", "opened", true, 2), ("many/1.csv", "opened", true, 2), ("many/2.csv", "opened", true, 2), ("many/3.csv", "opened", true, 2), ("many/4.csv", "opened", true, 2), ("named.csv", null, false, 1), ("rows.csv", "opened", false, 1)],
            stamp.Files.Select(file => (file.Path, file.Confirmed, file.Unnamed, file.Cell)));
        Assert.Contains("computed.csv was read, by a path that cell 2 computes, and has no snapshot.", text, StringComparison.Ordinal);
        Assert.Contains("#!mlops-snapshot computed.csv --name computed", text, StringComparison.Ordinal);
        Assert.Contains("4 files of many were read, by paths that cells compute, and have no snapshot.", text, StringComparison.Ordinal);
        Assert.Contains("#!mlops-snapshot many --name many", text, StringComparison.Ordinal);
        Assert.DoesNotContain("many/1.csv was", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_UnknownPathAndFilesThatCodeNames_StampsTheFilesAndNotTheNotebook()
    {
        _rig.Write("rows.csv", "a\n1\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("rows.csv"), DateTime.UtcNow.AddHours(-1));
        _rig.Save("a.ipynb", "File.ReadAllText(\"rows.csv\")", "#!import a.ipynb");
        RigSession session = _rig.Start("a.ipynb");
        session.NotebookPath = null;
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        await _rig.RunCellAsync(session, document.Cells[0], null);
        await _rig.RunCellAsync(session, document.Cells[1], null);

        await _rig.CommandAsync(session, "#!mlops-pin a.ipynb --question Why", _rig.Root);

        Assert.Equal(["rows.csv"], StampJson.Read(_rig.Read(Stamp), "stamp").Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Pin_DataReadWithoutSnapshot_IsIncompleteWithTheLineToPaste()
    {
        _rig.Write("notes/data/my flights.csv", "a\n1\n");
        _rig.Write(".mlops/config.json", "{}");
        _rig.Save("notes/a.ipynb", "var rows = File.ReadAllLines(\"data/my flights.csv\");", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("notes/a.ipynb"))[0]).GetProperty("missing").EnumerateArray());
        Assert.Equal("notes/data/my flights.csv was read and has no snapshot.", missing.GetProperty("text").GetString());
        Assert.Equal("#!mlops-snapshot \"data/my flights.csv\" --name my-flights", missing.GetProperty("paste").GetString());

        // The line pasted, the data is no longer missing, and the notebook says that it relies on a snapshot now.
        await _rig.InsertAsync("notes/a.ipynb", 0, missing.GetProperty("paste").GetString()!);
        await _rig.EditAsync("notes/a.ipynb", "Why", "Why --update");
        JsonElement complete = CommandRig.Json((await _rig.RunAsync("notes/a.ipynb"))[1]);
        Assert.Empty(complete.GetProperty("missing").EnumerateArray());
        Assert.Equal(["cellAdded Cell 1 (#!mlops-snapshot \"data/my flights.csv\" --name m…)", "assetAdded my-flights", "fileRemoved notes/data/my flights.csv"], complete.GetProperty("differences").EnumerateArray().Select(Name));
    }

    [Fact]
    public async Task Pin_DataReadOfWhichAnotherNotebookKeptASnapshot_IsComplete()
    {
        _rig.Write(".mlops/config.json", "{}");
        _rig.Write("rows.csv", "a\n1\n");
        _rig.Save("first.ipynb", "#!mlops-snapshot rows.csv --name rows", "#!mlops-pin --question Why");
        _rig.Save("second.ipynb", "var rows = File.ReadAllLines(\"rows.csv\");", "#!mlops-pin --question \"Why again\"");
        _rig.Commit("Start");
        await _rig.RunAsync("first.ipynb");

        Assert.Empty(CommandRig.Json((await _rig.RunAsync("second.ipynb"))[0]).GetProperty("missing").EnumerateArray());

        _rig.Write("rows.csv", "a\n2\n");
        _rig.Commit("Other rows");
        await _rig.EditAsync("second.ipynb", "again\"", "again\" --update");
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("second.ipynb"))[0]).GetProperty("missing").EnumerateArray());
        Assert.Equal("rows.csv was read and has no snapshot.", missing.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Pin_DataReadBesideASnapshotOfItThatWasRestored_IsReliedOnAsAFile()
    {
        _rig.Write(".mlops/config.json", "{}");
        _rig.Write("rows.csv", "a\n1\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("rows.csv"), DateTime.UtcNow.AddHours(-1));
        _rig.Save("first.ipynb", "#!mlops-snapshot rows.csv --name rows", "#!mlops-pin --question Why");
        _rig.Save("second.ipynb", "#!mlops-restore rows --to copy.csv", "var rows = File.ReadAllLines(\"rows.csv\");", "#!mlops-pin --question \"Why again\"");
        _rig.Commit("Start");
        await _rig.RunAsync("first.ipynb");
        CommandOutcome stamped = (await _rig.RunAsync("second.ipynb"))[1];
        Assert.Empty(CommandRig.Json(stamped).GetProperty("missing").EnumerateArray());
        Assert.True((await _rig.VerifyAsync("second.ipynb")).Answer);

        _rig.Write("rows.csv", "a\n2\n");

        JsonElement notebook = CommandRig.Json(await _rig.VerifyAsync("second.ipynb")).GetProperty("notebooks")[0];
        Assert.Equal(["fileChanged rows.csv"], notebook.GetProperty("differences").EnumerateArray().Select(Name));
    }

    [Fact]
    public async Task Pin_FileThatTheSessionWrote_IsItsOutput()
    {
        _rig.Save("a.ipynb", "File.WriteAllText(\"out.csv\", \"\");", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        _rig.Write("out.csv", "written by the cell");
        File.SetLastWriteTimeUtc(_rig.PathOf("out.csv"), session.Journal.Started.UtcDateTime.AddSeconds(1));
        List<CommandOutcome> outcomes = [];
        await _rig.RunCellAsync(session, document.Cells[1], 1, outcomes);
        Assert.Empty(CommandRig.Json(outcomes[0]).GetProperty("stamp").GetProperty("files").EnumerateArray());
    }
}
