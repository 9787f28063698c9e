using MlopsNotebookKernel.Code.Exports.Replacing;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Replacing;

/// <summary>What no longer compiles beside calls of a library is known before anything is written.</summary>
public sealed class ReplacedNotebookTests
{
    private static readonly ExportedFile[] Library =
    [
        new("Demo.cs", "namespace Demo;\npublic record Point(int X);\npublic static class DemoPipeline { public static System.Collections.Generic.IReadOnlyList<Point> Read() => []; }"),
    ];

    [Fact]
    public void Faults_CellsThatGoOn_AreNone() => Assert.Empty(Faults("points.Count"));

    [Fact]
    public void Faults_CellThatNeedsMoreThanTheCallGives_IsNamed()
    {
        ExportRefusal fault = Assert.Single(Faults("var n = 1;\npoints.Add(new Point(n));"));
        Assert.Equal((3, 2), (fault.Cell, fault.Line));
        Assert.Contains("CS1061", fault.Reason);
    }

    [Fact]
    public void Faults_CellThatDidNotCompileBefore_IsNoneOfOurs() => Assert.Empty(Faults("missing.Count"));

    private static IReadOnlyList<ExportRefusal> Faults(string below)
    {
        ExportRequest request = TestNotebook.Request("record Point(int X);", "#!mlops-export --as Read\nvar points = new List<Point>();", below);
        ExportCell[] replaced =
        [
            new ExportCell(1, null, "using Demo;\nusing static Demo.DemoPipeline;") { Place = 0 },
            request.Cells[0] with { Source = "// Demo has Point." },
            request.Cells[1] with { Source = "#!mlops-export --as Read\nvar points = DemoPipeline.Read();" },
            request.Cells[2],
        ];
        return ReplacedNotebook.Faults(request, replaced, Library);
    }
}
