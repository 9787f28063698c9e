using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting.Tests.Variables;

public sealed class VariableTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Variables_LatestDeclaration_HasDeclaredTypeAndValueNow()
    {
        await _test.RunAsync("var a = 1; IEnumerable<int> b = new List<int> { 1 }; const int c = 5;");
        await _test.RunAsync("var a = \"one\"; int Function() => 1; class Type { }");
        await _test.RunAsync("a += \"!\"; var (d, e) = (4, 5);");

        Assert.Equal(
            [("b", typeof(IEnumerable<int>)), ("c", typeof(int)), ("a", typeof(string)), ("d", typeof(int)), ("e", typeof(int))],
            _test.Kernel.Variables.Select(variable => (variable.Name, variable.Type)));
        Assert.Equal("one!", _test.Kernel.Variables.Single(variable => variable.Name == "a").Value);
    }

    [Fact]
    public async Task DeclareAsync_ValueWithoutTypeName_TakesItsOwnPublicType()
    {
        await _test.Kernel.DeclareAsync("numbers", new[] { 1, 2 }, null, default);
        await _test.Kernel.DeclareAsync("lazy", Enumerable.Range(0, 3).Where(x => x > 0), null, default);
        await _test.Kernel.DeclareAsync("map", new Dictionary<string, int[,]> { ["a"] = new int[2, 3] }, null, default);
        await _test.Kernel.DeclareAsync("mine", new OfTheTool(), null, default);
        await _test.Kernel.DeclareAsync("nothing", null, null, default);
        await _test.Kernel.DeclareAsync("class", 3.5, null, default);

        Assert.Empty(_test.Kernel.Journal.Entries);
        Assert.Equal("3 2 3 3.5", await _test.ResultAsync(
            "FormattableString.Invariant($\"{numbers[0] + numbers[1]} {lazy.Count()} {map[\"a\"].GetLength(1)} {@class}\")"));
        Assert.Equal(typeof(object), _test.Kernel.Variables.Single(variable => variable.Name == "mine").Type);
    }

    [Fact]
    public async Task DeclareAsync_TypeOfTheNotebook_IsUsable()
    {
        await _test.Kernel.ContributeAsync("public record January(int Delay);", default);
        object? rows = await _test.Kernel.ContributeAsync("new[] { new January(3), new January(4) }", default);

        await _test.Kernel.DeclareAsync("january", rows, "January[]", default);
        await _test.Kernel.DeclareAsync("same", rows, null, default);

        Assert.Equal("14", await _test.ResultAsync("january.Sum(row => row.Delay) + same.Sum(row => row.Delay)"));
    }

    [Theory]
    [InlineData("1x", "int", "MLOPS1205")]
    [InlineData("x", "NoSuchType", "MLOPS1206")]
    [InlineData("x", "DateTime", "MLOPS1206")]
    public async Task DeclareAsync_WhatCannotBe_IsRefused(string name, string type, string code)
    {
        SessionException fault = await Assert.ThrowsAsync<SessionException>(() => _test.Kernel.DeclareAsync(name, 1, type, default));

        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public async Task DeclareAsync_FromACommandWithinACell_ServesTheRestOfTheCell()
    {
        _test.Magics.Action = (_, session, _) => session.DeclareAsync("restored", 5, null, default);

        Assert.Equal("6", await _test.ResultAsync("#!mlops-restore\nrestored + 1"));
    }

    [Fact]
    public async Task ContributeAsync_Failing_Throws()
    {
        SessionException fault = await Assert.ThrowsAsync<SessionException>(() => _test.Kernel.ContributeAsync("throw new Exception(\"no\");", default));

        Assert.Contains("no", fault.Message);
        Assert.Equal(0, _test.Kernel.ExecutionCount);
    }

    private sealed class OfTheTool;
}
