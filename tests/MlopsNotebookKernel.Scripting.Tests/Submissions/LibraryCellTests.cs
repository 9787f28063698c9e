using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Submissions;

public sealed class LibraryCellTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("namespace Flights;\npublic record Flight(int Delay) { public bool IsLate => Delay > 15; }", "new Flights.Flight(20).IsLate")]
    [InlineData("namespace Flights { public static class Rules { public static bool IsLate(int delay) => delay > 15; } }", "Flights.Rules.IsLate(20)")]
    [InlineData("public static class Rules { extension(int delay) { public bool IsLate => delay > 15; } }", "20.IsLate")]
    [InlineData("public static class Rules { public static bool IsLate(this int delay) => delay > 15; }", "20.IsLate()")]
    [InlineData("static bool IsLate(this int delay) => delay > 15;", "20.IsLate()")]
    public async Task RunAsync_DeclarationsThatNoScriptAllows_ServeLaterCells(string declaration, string use) =>
        Assert.Equal("True", await _test.ResultAsync("var before = 1;", declaration, use));

    [Fact]
    public async Task RunAsync_LibraryCell_HasTheNotebooksUsingsAndGivesItsOwn()
    {
        Assert.Equal("1|2", await _test.ResultAsync(
            "using System.Text.RegularExpressions;",
            "using System.Collections.Concurrent;\nnamespace Texts { public static class Joiner { public static string Join(string s) => string.Join('|', Regex.Split(s, \" \").Select(x => x)); } }",
            "using Texts;",
            "var queue = new ConcurrentQueue<int>(); Joiner.Join(\"1 2\")"));
    }

    [Fact]
    public async Task RunAsync_LaterLibrary_UsesEarlierOnes() => Assert.Equal("4", await _test.ResultAsync(
        "namespace A { public class One { public int Value = 1; } }",
        "namespace B { public class Four : A.One { public int Sum => Value + 3; } }",
        "new B.Four().Sum"));

    [Fact]
    public async Task RunAsync_LibraryDeclaredAgain_TakesThePlaceOfTheOld()
    {
        await _test.ResultAsync(
            "var other = new { Kept = 7 };",
            "namespace A { public class One { public int Value = 1; } }",
            "var one = new A.One();\none.Value");

        Assert.Equal("2 7", await _test.ResultAsync(
            "namespace A { public class One { public int Value = 2; } }",
            "$\"{new A.One().Value} {other.Kept}\""));
        CellOutput.Error stale = await _test.ErrorAsync("one.Value");
        Assert.Contains(stale.Details, line => line.Contains("declared again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_MixedCell_SaysWhatToSeparate()
    {
        CellOutput.Error error = await _test.ErrorAsync("var x = 1;\nnamespace A { class B { } }");

        Assert.Equal("MLOPS1208", error.Name);
        Assert.Equal("line 2", error.Place);
        Assert.Contains("cell of its own", error.Message);
    }

    [Fact]
    public async Task RunAsync_LibraryWithErrors_NamesThePlaceAndChangesNothing()
    {
        CellOutput.Error error = await _test.ErrorAsync("#!time\nnamespace A;\nclass B { int X = y; }");

        Assert.Equal(("CS0103", "line 3, column 19"), (error.Name, error.Place));
        Assert.Equal("CS0246", (await _test.ErrorAsync("new A.B()")).Name);
    }

    [Fact]
    public async Task RunAsync_ExceptionInALibrary_NamesItsCell()
    {
        await _test.RunAsync("namespace A;\npublic static class B\n{\n    public static void Fail() => throw new Exception(\"no\");\n}");

        Assert.Equal("at A.B.Fail in cell[1], line 4", (await _test.ErrorAsync("A.B.Fail();")).Details[0]);
    }
}
