using CsCheck;
using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

public sealed class ContributedCodeTests
{
    private static readonly Gen<string> Statements = Gen.OneOf<string>(
        "var a = 1;", "record R(int X);", "// nothing", "a++;", "int F(int x) => x;", "using System.Text;", "if (a > 1) { a = 2; }", "").Array[0, 6]
        .Select(parts => string.Join("\n", parts));

    private static readonly Gen<string> Trivia = Gen.OneOf<string>("", "// more", "/* more */", "\n\n");

    [Fact]
    public void WithValueIn_Statements_StayAsTheyAre() =>
        Statements.Sample(code => Assert.Equal(code, ContributedCode.WithValueIn("slot", code)));

    [Fact]
    public void WithValueIn_StatementsThenAnExpression_ChangeItAlone() => Gen.Select(Statements, Trivia).Sample((code, more) => Assert.Equal(
        $"{code}\nglobal::MlopsNotebookKernel.Hosting.ParkedValues.Put(\"slot\", a + 1);",
        ContributedCode.WithValueIn("slot", $"{code}\na + 1 {more}")));

    [Theory]
    [InlineData("40 + 2", 42)]
    [InlineData("var x = 40;\nx + 2 // done", 42)]
    [InlineData("var y = 40; y += 2", 42)]
    [InlineData("await System.Threading.Tasks.Task.FromResult(42)", 42)]
    [InlineData("new[] { 40, 2 }\n    .Sum( /* all */ )\n", 42)]
    [InlineData("\"a;b // c\"", "a;b // c")]
    [InlineData("$\"{40 + 2}\"", "42")]
    [InlineData("@\"two\nlines\"", "two\nlines")]
    [InlineData("(object)null", null)]
    public async Task WithValueIn_Expression_ComesBackThroughItsSlot(string code, object? value)
    {
        await using HostedRig rig = new();
        string slot = ParkedValues.Park("untouched");

        await rig.Notebook.ContributeAsync("using System.Linq;\n" + ContributedCode.WithValueIn(slot, code), CancellationToken.None);

        Assert.Equal(value, ParkedValues.Take(slot));
    }

    [Fact]
    public async Task Declaration_NameThatIsAKeyword_CanBeRead()
    {
        await using HostedRig rig = new();
        string slot = ParkedValues.Park(7);

        await rig.Notebook.ContributeAsync(ContributedCode.Declaration("class", "int", slot), CancellationToken.None);

        Assert.Equal(7, await rig.Notebook.EvaluateAsync("@class"));
    }
}
