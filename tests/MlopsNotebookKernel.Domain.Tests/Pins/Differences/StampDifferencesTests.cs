using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Differences;

public class StampDifferencesTests
{
    [Fact]
    public void Of_SameStamp_IsNothing() => Assert.Empty(Compare(Full(), Full()));

    [Fact]
    public void Of_WhatIsVolatile_IsNothing()
    {
        Stamp now = Full() with
        {
            Stamped = DateTimeOffset.UnixEpoch,
            Git = null,
            Settled = false,
            Pins = [],
            Replaces = null,
            Cells = [.. Full().Cells.Select(cell => cell with { ExecutionCount = cell.ExecutionCount + 10 })],
            Packages = [.. Full().Packages.Select(package => package with { Source = "folder" })],
            Assets = [.. Full().Assets.Select(asset => asset with { Cell = 9 })],
        };
        Assert.Empty(Compare(Full(), now));
    }

    [Fact]
    public void Of_EachChange_IsNamedAlone()
    {
        Stamp was = Full();
        (Stamp Now, DifferenceKind Kind, string Subject, string? Was, string? Is)[] cases =
        [
            (was with { Question = "How?" }, DifferenceKind.QuestionChanged, "question", "Why?", "How?"),
            (was with { Cells = [was.Cells[0], Cell(2, "a + 2")] }, DifferenceKind.CellChanged, "Cell 2 (a + 2)", "a + \"ü<b>\"", "a + 2"),
            (was with { Cells = [was.Cells[0]] }, DifferenceKind.CellDeleted, "Cell 2 (a + \"ü<b>\")", "a + \"ü<b>\"", null),
            (was with { Packages = [was.Packages[0] with { Version = "33.1.0" }, was.Packages[1]] }, DifferenceKind.PackageChanged, "CsvHelper", "33.0.0", "33.1.0"),
            (was with { Packages = [was.Packages[0] with { Sha512 = "else" }, was.Packages[1]] }, DifferenceKind.PackageContent, "CsvHelper", "hash==", "else"),
            (was with { Packages = [was.Packages[0]] }, DifferenceKind.PackageRemoved, "Other", "1.0.0", null),
            (was with { Packages = [.. was.Packages, new ResolvedPackage("New", "2.0.0", "2.0.0", "", "feed", [])] }, DifferenceKind.PackageAdded, "New", null, "2.0.0"),
            (was with { Assets = [was.Assets[0] with { Id = Digest('7'), Rows = 5 }] }, DifferenceKind.AssetChanged, "flights", "eeeeeeeeeeee, 20,466 rows", "777777777777, 5 rows"),
            (was with { Files = [was.Files[0] with { Sha256 = Digest('8') }] }, DifferenceKind.FileChanged, "../lib/x.dll", "111111111111", "888888888888"),
            (was with { Models = [was.Models[0] with { PopulationId = Digest('6') }] }, DifferenceKind.ModelChanged, "model", "ITransformer fitted on flights@eeeeeeeeeeee", "ITransformer fitted on flights@666666666666"),
            (was with { Metrics = [was.Metrics[0] with { Value = 0.72 }, was.Metrics[1]] }, DifferenceKind.MetricChanged, "auc", "0.7125", "0.72"),
            (was with { Decisions = [] }, DifferenceKind.DecisionChanged, "2026-11-23-drop-hour-3f2a", "recorded", null),
        ];
        foreach ((Stamp now, DifferenceKind kind, string subject, string? before, string? after) in cases)
        {
            StampDifference difference = Assert.Single(Compare(was, now));
            Assert.Equal((kind, DifferenceWeight.Material, subject, before, after), (difference.Kind, difference.Weight, difference.Subject, difference.Was, difference.Is));
        }
    }

    [Fact]
    public void Of_CommentChanged_IsNamedAsNoChange()
    {
        Stamp now = Full() with { Cells = [Full().Cells[0] with { Source = "var a = 1;\n// because" }, Full().Cells[1]] };
        StampDifference difference = Assert.Single(Compare(Full(), now));
        Assert.Equal((DifferenceKind.CellProse, DifferenceWeight.None), (difference.Kind, difference.Weight));
    }

    [Fact]
    public void Of_OtherRuntimeOrOutput_IsANote()
    {
        Stamp now = Full() with
        {
            Runtime = Full().Runtime with { DotNet = ".NET 10.0.2" },
            Cells = [Full().Cells[0] with { Output = Digest('5') }, Full().Cells[1]],
        };
        Assert.Equal(
            [(DifferenceKind.OutputChanged, DifferenceWeight.Note), (DifferenceKind.RuntimeChanged, DifferenceWeight.Note)],
            Compare(Full(), now).Select(difference => (difference.Kind, difference.Weight)));
    }

    [Fact]
    public void Of_MetricWithinRounding_IsNothing() =>
        Assert.Empty(Compare(Full(), Full() with { Metrics = [Full().Metrics[0] with { Value = 0.7125 * (1 + 1e-12) }, Full().Metrics[1]] }));

    [Fact]
    public void Of_CellsBelowThePin_ArePending()
    {
        Stamp was = Of(Cell(1, "a", "x", 0), Cell(3, "b", "y", 2)) with { Pins = [1] };
        Assert.Empty(Compare(was, Of(Cell(1, "a", "x", 0))));
        Assert.Equal(DifferenceKind.CellDeleted, Assert.Single(StampDifferences.Of(was, Of(Cell(1, "a", "x", 0)), 1, WordFingerprint.Instance.Of)).Kind);
    }

    [Fact]
    public void Of_OnlyAPackageLineDiffers_IsNotTheCellsDifference()
    {
        Stamp was = Of(Cell(1, "#r nuget:1\ncode"));
        Stamp now = Of(Cell(1, "#r nuget:2\ncode"));
        Assert.Empty(StampDifferences.Of(was, now, 0, source => source.Split('\n')[^1]));
    }

    private static IReadOnlyList<StampDifference> Compare(Stamp was, Stamp now) => StampDifferences.Of(was, now, 0, WordFingerprint.Instance.Of);
}
