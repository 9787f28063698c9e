using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>What tests assert of the values that a notebook has.</summary>
public sealed class SessionExpectationsTests
{
    [Fact]
    public void Read_RowsOfTuples_AreComparedByTheirElementsAndSums() => Assert.Equal(
        [".Count = 2", "[0].Item1 = \"a\"", "[0].Item2 ~ 1.5", "[1].Item1 = \"b\"", "[1].Item2 ~ 2.5", ".Sum(row => (double)row.Item2) ~ 4.0"],
        Checks("new List<(string Name, double Value)>()", new List<(string, double)> { ("a", 1.5), ("b", 2.5) }));

    [Fact]
    public void Read_SmallDictionary_IsComparedByItsEntries() => Assert.Equal(
        [".Count = 2", "[\"a \\\"b\\\"\"] = 1", "[\"c\"] = 2"],
        Checks("new Dictionary<string, int>()", new Dictionary<string, int> { ["a \"b\""] = 1, ["c"] = 2 }));

    [Fact]
    public void Read_LargeDictionary_IsCounted() => Assert.Equal(
        [".Count = 11"], Checks("new Dictionary<int, int>()", Enumerable.Range(0, 11).ToDictionary(number => number)));

    private static IEnumerable<string> Checks(string made, object value)
    {
        ExportPlan plan = LibraryGenerator.Generate(new ExportRequest(
            "Demo", "../demo.ipynb", null, [new(1, null, $"#!mlops-export --as Make\nvar found = {made};")], ["System", "System.Collections.Generic"], [], [], []));
        RigSession session = new() { WorkingDirectory = Path.GetTempPath() };
        session.Declared.Add(new SessionVariable("found", value.GetType(), value));
        return SessionExpectations.Read(plan, session).Single().Checks.Select(check => $"{check.Path} {(check.Kind == ExpectationKind.Close ? "~" : "=")} {check.Expected}");
    }
}
