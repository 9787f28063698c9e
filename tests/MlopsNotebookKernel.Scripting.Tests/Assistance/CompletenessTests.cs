using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Scripting.Tests.Assistance;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData("1 + 1", CompletenessKind.Complete, "")]
    [InlineData("var x = 1;", CompletenessKind.Complete, "")]
    [InlineData("", CompletenessKind.Complete, "")]
    [InlineData("#!mlops-pin --question \"a\"", CompletenessKind.Complete, "")]
    [InlineData("#r \"nuget: A, 1.0.0\"\nusing A;", CompletenessKind.Complete, "")]
    [InlineData("foreach (var x in y)\n{", CompletenessKind.Incomplete, "    ")]
    [InlineData("foreach (var x in y)\n{\n    if (x) {", CompletenessKind.Incomplete, "        ")]
    [InlineData("var s = \"\"\"\ntext", CompletenessKind.Incomplete, "")]
    [InlineData("Console.WriteLine(", CompletenessKind.Incomplete, "    ")]
    [InlineData("var x = ;", CompletenessKind.Invalid, "")]
    [InlineData("}", CompletenessKind.Invalid, "")]
    [InlineData("1 + 1)", CompletenessKind.Invalid, "")]
    [InlineData("Console.WriteLine(x]); Console.WriteLine(", CompletenessKind.Invalid, "")]
    [InlineData("var s = \")\" + ')' + $\"{1})\"; // )", CompletenessKind.Complete, "")]
    public async Task Judge_Text_SaysWhetherItCanRun(string text, CompletenessKind kind, string indent)
    {
        await using TestKernel test = new();

        Assert.Equal(new Completeness(kind, indent), await test.Kernel.Assistant.JudgeAsync(text, CancellationToken.None));
    }
}
