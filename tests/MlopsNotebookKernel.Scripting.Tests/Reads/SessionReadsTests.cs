using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Reads;

namespace MlopsNotebookKernel.Scripting.Tests.Reads;

/// <summary>Which files a session notes as opened by its code. Where the system does not tell, none, and the journal says so.</summary>
public sealed class SessionReadsTests : IAsyncDisposable
{
    private readonly TestKernel _kernel = new();

    public SessionReadsTests()
    {
        Write("data/rows.csv");
        Write("data/more.csv");
        Write("bin/built.csv");
        Write(".hidden/kept.csv");
    }

    public ValueTask DisposeAsync() => _kernel.DisposeAsync();

    [Fact]
    public async Task Code_PathItComputes_IsNotedOnceWithItsCell()
    {
        await _kernel.ResultAsync("var name = \"rows\" + \".csv\"; 1");
        await _kernel.ResultAsync("System.IO.File.ReadAllText(System.IO.Path.Combine(\"data\", name)).Length");
        await _kernel.ResultAsync("System.IO.File.ReadAllText(System.IO.Path.Combine(\"data\", name)).Length");

        AssertNoted((2, "data/rows.csv"));
    }

    [Fact]
    public async Task Code_WhatToolsKeepAndWhatIsOnlyLookedAt_IsNotNoted()
    {
        await _kernel.ResultAsync("System.IO.File.ReadAllText(\"bin/built.csv\") + System.IO.File.ReadAllText(\".hidden/kept.csv\") + System.IO.File.Exists(\"data/rows.csv\") + new System.IO.FileInfo(\"data/more.csv\").Length");

        AssertNoted();
    }

    [Fact]
    public async Task Code_ThatAnotherProgramReadsFor_IsNotNoted()
    {
        await _kernel.ResultAsync("1");
        await File.ReadAllTextAsync(Path.Combine(_kernel.Folder, "data", "more.csv"));
        string read = OperatingSystem.IsWindows() ? "System.Diagnostics.Process.Start(\"cmd\", \"/c type data\\\\rows.csv\")" : "System.Diagnostics.Process.Start(\"cat\", \"data/rows.csv\")";
        await _kernel.ResultAsync($"var reader = {read}; reader.WaitForExit(); reader.ExitCode");

        AssertNoted();
    }

    [Fact]
    public async Task Command_InACellBesideCode_OpensForItself()
    {
        _kernel.Magics.Action = async (_, session, _) => await File.ReadAllTextAsync(Path.Combine(session.WorkingDirectory, "data", "more.csv"));

        await _kernel.ResultAsync("var rows = System.IO.File.ReadAllText(\"data/rows.csv\");\n#!mlops-look\nrows.Length");

        AssertNoted((1, "data/rows.csv"));
    }

    private void Write(string file)
    {
        string path = Path.Combine(_kernel.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "a\n1\n");
    }

    private void AssertNoted(params (int Cell, string File)[] files)
    {
        using OpenedFiles? told = OpenedFiles.In([_kernel.Folder]);
        Assert.Equal(told is not null, _kernel.Kernel.Journal.SeesReads);
        Assert.Equal(
            told is null ? [] : files,
            _kernel.Kernel.Journal.Facts.OfType<JournalFact.FileOpened>()
                .Select(fact => (fact.ExecutionCount, Path.GetRelativePath(_kernel.Folder, fact.Path).Replace('\\', '/'))));
    }
}
