using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Vendoring;

namespace MlopsNotebookKernel.Commands.Tests.Vendor;

public sealed class VendorHandlerTests : IDisposable
{
    private static readonly (string, string)[] Project =
    [
        ("Flight.cs", """
            namespace Late;

            /// <summary>A flight.</summary>
            public sealed record Flight(string Origin, int Delay)
            {
                internal bool IsLate(int limit) => Delay > limit;
            }
            """),
        ("LatePipeline.Load.cs", """
            using System.Globalization;

            namespace Late;

            public static partial class LatePipeline
            {
                /// <summary>Reads flights.</summary>
                public static List<Flight> Load(string text) =>
                    [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

                private static Flight Parse(string line) =>
                    line.Split(',') is [var origin, var delay] ? new Flight(origin, int.Parse(delay, CultureInfo.InvariantCulture)) : throw new FormatException(line);

                public static void NeverCalled() => throw new InvalidOperationException();
            }
            """),
        ("LatePipeline.Share.cs", """
            namespace Late
            {
                public static partial class LatePipeline
                {
                    private const int Limit = 15;

                    public static double Share(IReadOnlyList<Late.Flight> flights, LateOptions? options = null)
                    {
                        options ??= new LateOptions();
                        return flights.Count(flight => flight.IsLate(options.Limit ?? Limit)) / (double)flights.Count;
                    }

                    public static string Report() => @"over
                lines";
                }
            }
            """),
        ("LateOptions.cs", "namespace Late;\npublic sealed class LateOptions\n{\n    public int? Limit { get; init; }\n}\n"),
        ("Unused.cs", "namespace Late;\npublic sealed class Unused;\n"),
    ];

    private readonly VendorRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_ProjectDeletedAfterwards_TheNotebookGivesTheSame()
    {
        await MakeAsync();
        IReadOnlyList<string> before = await _rig.RunAsync();

        CommandOutcome outcome = await _rig.VendorAsync("--in-place");
        _rig.LoseProject();
        Assert.Equal(before, await _rig.RunAsync());

        JsonElement result = CommandRig.Json(outcome);
        Assert.Equal("created", result.GetProperty("outcome").GetString());
        Assert.Equal(["mlops", ".NET Interactive"], result.GetProperty("runsIn").EnumerateArray().Select(kernel => kernel.GetString()));
        string copy = _rig.Read(VendorRig.Copy);
        Assert.Contains("// project: src/Late/Late.csproj 1.2.0 at commit ", copy, StringComparison.Ordinal);
        Assert.Contains("/// <summary>Reads flights.</summary>", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("NeverCalled", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Unused", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("namespace", copy, StringComparison.Ordinal);
        NotebookDocument notebook = await NotebookDocument.ReadAsync(_rig.PathOf(VendorRig.Notebook), default);
        Assert.Equal("#load \"research.vendored.cs\"", notebook.Cells[0].Source);
    }

    [Fact]
    public async Task RunAsync_ProjectMovedOn_TheCopyIsAsItWasWhenStamped()
    {
        await MakeAsync();
        _rig.Project([.. Project.Select(file => file.Item1 == "LatePipeline.Share.cs" ? (file.Item1, file.Item2.Replace("Limit = 15", "Limit = 30", StringComparison.Ordinal)) : file)]);
        await _rig.VendorAsync();
        Assert.Contains("Limit = 15", _rig.Read(VendorRig.Copy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AfterVerifySaidThatACalledMemberIsGone_IsWhatItOffered()
    {
        await MakeAsync();
        _rig.Project([.. Project.Select(file => (file.Item1, file.Item2.Replace("Share(", "ShareOfLate(", StringComparison.Ordinal)))]);

        JsonElement remedies = CommandRig.Json(await _rig.VerifyAsync()).GetProperty("notebooks")[0].GetProperty("remedies");
        Assert.StartsWith($"Keep the code as it was beside the notebook (mlops vendor {VendorRig.Notebook} --in-place), ", remedies[0].GetProperty("text").GetString(), StringComparison.Ordinal);

        await _rig.VendorAsync("--in-place");
        await _rig.RunAsync();
    }

    [Fact]
    public async Task RunAsync_Again_ChangesNothing()
    {
        await MakeAsync();
        string notebook = _rig.Read(VendorRig.Notebook);
        await _rig.VendorAsync();
        string copy = _rig.Read(VendorRig.Copy);
        CommandOutcome again = await _rig.VendorAsync();
        Assert.Equal(("unchanged", copy, notebook), (CommandRig.Json(again).GetProperty("outcome").GetString(), _rig.Read(VendorRig.Copy), _rig.Read(VendorRig.Notebook)));
        Assert.Contains("-#r \"../src/Late/bin/Debug/net10.0/Late.dll\"\n    -using Late;\n    +#load \"research.vendored.cs\"", again.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InACell_CopiesForTheNotebookThatRunsAndLeavesItAsItIs()
    {
        await MakeAsync();
        string notebook = _rig.Read(VendorRig.Notebook);

        CommandOutcome outcome = await _rig.VendorInCellAsync();

        Assert.Equal("created", CommandRig.Json(outcome).GetProperty("outcome").GetString());
        Assert.Contains("Limit = 15", _rig.Read(VendorRig.Copy), StringComparison.Ordinal);
        Assert.Equal("MLOPS1068", (await Assert.ThrowsAsync<UsageException>(() => _rig.VendorInCellAsync("--in-place"))).Code);
        Assert.Equal(notebook, _rig.Read(VendorRig.Notebook));
    }

    [Fact]
    public async Task RunAsync_DryRun_WritesNothing()
    {
        await MakeAsync();
        string notebook = _rig.Read(VendorRig.Notebook);
        CommandOutcome outcome = await _rig.VendorAsync("--dry-run", "--in-place");
        Assert.False(File.Exists(_rig.PathOf(VendorRig.Copy)));
        Assert.Equal(notebook, _rig.Read(VendorRig.Notebook));
        Assert.Contains("+public static class LatePipeline", CommandRig.Json(outcome).GetProperty("diff").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CopyEditedByHand_IsNotOverwritten()
    {
        await MakeAsync();
        await _rig.VendorAsync();
        string edited = _rig.Read(VendorRig.Copy).Replace("Limit = 15", "Limit = 16", StringComparison.Ordinal);
        _rig.Write(VendorRig.Copy, edited);
        Assert.Equal("MLOPS2408", (await Assert.ThrowsAsync<VendorException>(() => _rig.VendorAsync())).Code);
        Assert.Equal(edited, _rig.Read(VendorRig.Copy));
        await _rig.VendorAsync("--force");
        Assert.Contains("Limit = 15", _rig.Read(VendorRig.Copy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangesThatNoCommitHolds_AreRefused()
    {
        _rig.Project(Project);
        _rig.Write("src/Late/LateOptions.cs", "namespace Late;\npublic sealed class LateOptions\n{\n    public int? Limit { get; set; }\n}\n");
        await _rig.NotebookAsync("LatePipeline.Load(\"ONT,12\").Count");
        _rig.Git("stash", "-q");
        Assert.Equal("MLOPS2403", (await Assert.ThrowsAsync<VendorException>(() => _rig.VendorAsync())).Code);
    }

    [Fact]
    public async Task RunAsync_NameWithItsNamespace_IsRefusedWithTheCellAndTheRemedy()
    {
        _rig.Project(Project);
        await _rig.NotebookAsync("Late.LatePipeline.Load(\"ONT,12\").Count");
        VendorException refused = await Assert.ThrowsAsync<VendorException>(() => _rig.VendorAsync());
        Assert.Equal("MLOPS2406", refused.Code);
        Assert.Contains("cell 2: it writes Late.LatePipeline", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ClassOfExtensions_RunsHereAndSaysWhereItDoesNot()
    {
        _rig.Project(("Extensions.cs", "namespace Late;\npublic static class Extensions\n{\n    public static int Twice(this int value) => value * Two;\n    private const int Two = 2;\n}\n"));
        await _rig.NotebookAsync("21.Twice()");
        IReadOnlyList<string> before = await _rig.RunAsync();
        CommandOutcome outcome = await _rig.VendorAsync("--in-place");
        _rig.LoseProject();
        Assert.Equal(before, await _rig.RunAsync());
        Assert.Equal(["mlops"], CommandRig.Json(outcome).GetProperty("runsIn").EnumerateArray().Select(kernel => kernel.GetString()));
    }

    [Fact]
    public async Task RunAsync_NotebookWithoutAStampOrProject_SaysSo()
    {
        _rig.Write(VendorRig.Notebook, """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}""");
        Assert.Equal("MLOPS2401", (await Assert.ThrowsAsync<VendorException>(() => _rig.VendorAsync())).Code);
    }

    private async Task MakeAsync()
    {
        _rig.Project(Project);
        await _rig.NotebookAsync(
            "List<Flight> flights = LatePipeline.Load(\"ONT,12\\nSFO,40\\nLAX,16\\nSEA,-3\");\nflights",
            "LatePipeline.Share(flights) + LatePipeline.Share(flights, new LateOptions { Limit = 0 })",
            "LatePipeline.Report()");
    }
}
