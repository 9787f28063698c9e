using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports;

/// <summary>Tests of a library compile without a remark of their framework's.</summary>
public sealed class TestTextTests
{
    [Fact]
    public void Files_NoneOrOne_AreSaidInTheFrameworksWords()
    {
        string tests = Tests("DemoPipelineTests.cs", "var names = new[] { \"a\" };\nvar none = new List<int>();\nvar two = 2;", [
            new("names", [new(".Length", ExpectationKind.Equal, "1"), new("[0]", ExpectationKind.Equal, "\"a\"")]),
            new("none", [new(".Count", ExpectationKind.Equal, "0")]),
            new("two", [new("", ExpectationKind.Equal, "1")]),
        ]);
        Assert.Contains("Assert.Single(names);", tests);
        Assert.Contains("Assert.Empty(none);", tests);
        Assert.Contains("Assert.Equal(1, two);", tests);
    }

    [Fact]
    public void Files_DecimalThatTheCommandLinePrints_IsComparedAsTheNumberItPrints()
    {
        string tests = Tests("PipelineCommandsTests.cs", "var share = 0.5m;", [new("share", [new("", ExpectationKind.Equal, "0.5m")])]);
        Assert.Contains("Close(0.5, metrics.RootElement.GetProperty(\"share\").GetDouble());", tests);
    }

    private static string Tests(string file, string statements, ExpectedValue[] expected)
    {
        ExportRequest request = TestNotebook.Request("#!mlops-export --as Make\n" + statements);
        ExportPlan plan = LibraryGenerator.Generate(request);
        return LibraryProject.Files(plan, request, expected, [], []).Single(found => found.Path == "Demo.Tests/" + file).Text;
    }
}
