using MlopsNotebookKernel.Code.Exports.Replacing;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Replacing;

/// <summary>A call that an edit took from its cell's text must not lose the method under it.</summary>
public sealed class LibraryCallsTests
{
    private static readonly ManifestMember[] Members = [new("Split", "step", "DemoPipeline.Split.cs", "Split"), new("Read", "function", "DemoPipeline.Data.cs", "Data")];

    [Fact]
    public void Refuse_CallThatStandsForItsCell_IsFine() => Assert.Empty(Refuse(
        new ExportCell(2, null, "#!mlops-export --as Split\nvar low = 1;") { Call = "#!mlops-export --as Split\nvar low = DemoPipeline.Split();" },
        new ExportCell(3, null, "DemoPipeline.Split() + DemoPipeline.Read()")));

    [Fact]
    public void Refuse_EditedCallInItsMarkedCell_IsNamed()
    {
        ExportRefusal refusal = Assert.Single(Refuse(new ExportCell(2, null, "#!mlops-export --as Split\nvar low = DemoPipeline.Split();\nlow++;")));
        Assert.Equal((2, 2), (refusal.Cell, refusal.Line));
        Assert.Contains("DemoPipeline.Split", refusal.Reason);
    }

    [Fact]
    public void Refuse_CallOfAStepThatNoCellMakesAnyMore_IsNamed() =>
        Assert.Equal(4, Assert.Single(Refuse(new ExportCell(4, null, "var low = DemoPipeline.Split();"))).Cell);

    [Fact]
    public void Refuse_NewCodeInAMarkedCell_IsFine() => Assert.Empty(Refuse(
        new ExportCell(2, null, "var low = 2;") { Mark = "Split" }, new ExportCell(3, null, "DemoPipeline.Split()")));

    private static IReadOnlyList<ExportRefusal> Refuse(params ExportCell[] cells) => LibraryCalls.Refuse(cells, "Acme.Demo", Members);
}
