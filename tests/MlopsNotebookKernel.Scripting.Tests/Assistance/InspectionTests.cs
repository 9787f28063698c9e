using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Assistance;

/// <summary>What is said of what stands at <c>|</c>.</summary>
public sealed class InspectionTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("Math.Ab|s(-1)", "Math.Abs(")]
    [InlineData("Math.Abs|(-1)", "Math.Abs(")]
    [InlineData("Math.Abs(|-1)", "Math.Abs(")]
    [InlineData("Math.Max(1, |)", "Math.Max(")]
    [InlineData("in|t x = 1;", "int")]
    [InlineData("new List<int>(|)", "List<int>.List(")]
    [InlineData("var x = 1; x|", "int x")]
    public async Task Inspect_Name_HasItsSignature(string cell, string expected) =>
        Assert.Contains(expected, (await InspectAsync(cell))!.Bundle.Text, StringComparison.Ordinal);

    [Fact]
    public async Task Inspect_FrameworkMember_HasItsDocumentation()
    {
        Inspection? found = await InspectAsync("string.IsNullOrEm|pty(\"\")");

        Assert.Equal((7, 20), (found!.Start, found.End));
        Assert.Contains("Indicates whether the specified string is null or an empty string", found.Bundle.Text, StringComparison.Ordinal);
        Assert.Contains("value: The string to test.", found.Bundle.Text, StringComparison.Ordinal);
        Assert.Contains("**Returns**", found.Bundle.Data[MimeTypes.Markdown], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_EarlierCell_HasItsComment()
    {
        await _test.RunAsync("/// <summary>Doubles a <c>number</c>.</summary>\n/// <param name=\"x\">The number.</param>\nint Twice(int x) => 2 * x;");

        string text = (await InspectAsync("Twi|ce(3)"))!.Bundle.Text;

        Assert.StartsWith("int Twice(int x)", text, StringComparison.Ordinal);
        Assert.Contains("Doubles a number.", text, StringComparison.Ordinal);
        Assert.Contains("x: The number.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + |1")]
    [InlineData("|")]
    [InlineData("nothing|")]
    [InlineData("#!python\nMath.Ab|s")]
    public async Task Inspect_NothingKnown_IsNull(string cell) => Assert.Null(await InspectAsync(cell));

    [Fact]
    public async Task Inspect_MagicLines_AreDescribed()
    {
        Assert.Equal("#!time: Shows the wall time of the cell.", (await InspectLineAsync("1\n#!ti|me")).Bundle.Text);
        Assert.Equal("#!mlops-pin|3", (await InspectLineAsync("1\n#!m|lops-pin")).Bundle.Text);
    }

    private async Task<Inspection> InspectLineAsync(string cell)
    {
        _test.Magics.Describes = line => line.StartsWith("#!mlops-", StringComparison.Ordinal);
        return (await InspectAsync(cell))!;
    }

    private Task<Inspection?> InspectAsync(string cell)
    {
        int position = cell.IndexOf('|', StringComparison.Ordinal);
        return _test.Kernel.Assistant.InspectAsync(cell.Remove(position, 1), position, CancellationToken.None);
    }
}
