using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests.Familiar;

/// <summary>What notebooks that were written for .NET Interactive use of it.</summary>
public sealed class FamiliarNamesTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Formatter_RegisteredHtml_ShowsDisplaysAndResults()
    {
        await _test.RunAsync("using Microsoft.DotNet.Interactive.Formatting;\nrecord Flight(string Carrier);\nFormatter.Register<Flight>(f => $\"<b>{f.Carrier}</b>\", \"text/html\");");

        CellRun run = await _test.RunAsync("display(new Flight(\"AA\"));\nnew Flight(\"UA\")");

        Assert.Equal("<b>AA</b>", Assert.IsType<CellOutput.Display>(run.Outputs[0]).Bundle.Data[MimeTypes.Html]);
        Assert.Equal("<b>UA</b>", Assert.IsType<CellOutput.Result>(run.Outputs[1]).Bundle.Data[MimeTypes.Html]);
        Assert.Equal("UA", Assert.IsType<CellOutput.Result>(run.Outputs[1]).Bundle.Text);
    }

    [Theory]
    [InlineData("Formatter<Flight>.Register((f, writer) => writer.Write(\"plain \" + f.Carrier), \"text/plain\");")]
    [InlineData("Formatter.Register(typeof(Flight), (f, writer) => writer.Write(\"plain \" + ((Flight)f).Carrier));")]
    [InlineData("Formatter.Register<Flight>((f, context) => { context.Writer.Write(\"plain \" + f.Carrier); return true; });")]
    [InlineData("Formatter.Register<object>(f => \"object\"); Formatter.Register<Flight>(f => \"plain \" + f.Carrier);")]
    [InlineData("Formatter.Register<Flight>(f => \"old\"); Formatter.Register<Flight>(f => \"plain \" + f.Carrier);")]
    public async Task Formatter_EveryWayToRegister_Serves(string register)
    {
        await _test.RunAsync("public record Flight(string Carrier);");
        CellRun run = await _test.RunAsync(register);
        Assert.True(run.Status == CellStatus.Succeeded, string.Join('\n', run.Outputs));

        Assert.Equal("plain AA", await _test.ResultAsync("new Flight(\"AA\")"));
    }

    [Fact]
    public async Task Formatter_Reset_ForgetsWhatWasRegistered() =>
        Assert.Equal("5", await _test.ResultAsync("Formatter.Register<int>(i => \"five\");", "Formatter.ResetToDefault();", "5"));

    [Fact]
    public async Task PocketView_Tags_WriteHtml() => Assert.Equal(
        "<div class=\"box\" id=\"a&amp;b\"><h1>1 &lt; 2</h1><br/><ul><li>1</li><li>2</li></ul><i>raw</i></div>",
        await _test.ResultAsync(
            "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\n"
            + "string s = ((PocketView)div.box[id: \"a&b\"](h1(\"1 < 2\"), br, ul(new[] { 1, 2 }.Select(n => li(n))), HTML(\"<i>raw</i>\"))).ToHtml(); s"));

    [Theory]
    [InlineData("Kernel.display(1);", "1")]
    [InlineData("KernelInvocationContext.Current.Display(1);", "1")]
    [InlineData("1.Display(\"text/plain\");", "1")]
    [InlineData("display(1, \"text/plain\");", "1")]
    public async Task Display_ByOtherNames_Displays(string source, string expected) =>
        Assert.Equal(expected, Assert.IsType<CellOutput.Display>(Assert.Single((await _test.RunAsync(source)).Outputs)).Bundle.Text);

    [Theory]
    [InlineData("(LaTeXString)\"a^2\"", "text/latex", "a^2")]
    [InlineData("(MathString)\"a^2\"", "text/latex", "$$a^2$$")]
    [InlineData("Javascript(\"1\");", "text/html", "<script>1</script>")]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;\nCSS(\"b {}\");", "text/html", "<style>b {}</style>")]
    [InlineData("new[] { 1 }.DisplayTable();", "text/plain", "[1]")]
    public async Task OtherHelpers_Show(string source, string mimeType, string expected)
    {
        CellOutput output = Assert.Single((await _test.RunAsync(source)).Outputs);

        Bundle bundle = output is CellOutput.Result result ? result.Bundle : Assert.IsType<CellOutput.Display>(output).Bundle;
        Assert.Equal(expected, bundle.Data[mimeType]);
    }

    [Fact]
    public async Task HtmlContent_OfAspNet_IsThere() => Assert.Equal(
        "<b>1</b>", await _test.ResultAsync("using Microsoft.AspNetCore.Html;\nIHtmlContent content = new HtmlString(\"<b>1</b>\"); content.ToString()"));

    [Fact]
    public async Task KernelRoot_IsRefusedByName()
    {
        CellOutput.Error error = await _test.ErrorAsync("var all = Kernel.Root.FindKernelByName(\"sql\");");

        Assert.Contains("Kernel.Root", error.Message, StringComparison.Ordinal);
        Assert.Contains(".NET Interactive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnNames_AreNotTakenWhereNothingFamiliarIsNamed() =>
        Assert.Equal("mine", await _test.ResultAsync("class PocketKnife { }\nclass Kernel { public static string Name => \"mine\"; }", "Kernel.Name"));

    [Fact]
    public async Task Packages_OfTheFamily_AreServedOrNamed()
    {
        CellRun served = await _test.RunAsync("#r \"nuget: Microsoft.DotNet.Interactive.Formatting, 1.0.0-beta.1\"\nusing Microsoft.DotNet.Interactive.Formatting;");
        CellOutput.Error refused = await _test.ErrorAsync("#r \"nuget: Microsoft.DotNet.Interactive.SqlServer, *\"");

        Assert.Equal(CellStatus.Succeeded, served.Status);
        Assert.Contains("is not referenced", Assert.IsType<CellOutput.Display>(served.Outputs[0]).Bundle.Text, StringComparison.Ordinal);
        Assert.Equal("MLOPS1513", refused.Name);
        Assert.Contains("#!sql", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!set --name x --value hello", "hello")]
    [InlineData("#!set --name x --value \"a b\"", "a b")]
    [InlineData("#!set --name x --value @csharp:y", "7")]
    [InlineData("#!set --name x --value @y", "7")]
    [InlineData("#!set --name x --value @input:\"Your name\"", "answer to Your name")]
    [InlineData("#!set --name x --value @password:key", "answer to key")]
    public async Task Set_WhatThisKernelHas_IsDeclared(string line, string expected)
    {
        _test.Kernel.Input = new Echo();

        Assert.Equal(expected, await _test.ResultAsync("var y = 7; \"\"", line + "\nx"));
    }

    [Theory]
    [InlineData("#!share --from fsharp x", "fsharp")]
    [InlineData("#!set --name x --value @python:y", "python")]
    [InlineData("#!connect mssql --kernel-name sql", "#!connect")]
    public async Task Sharing_OfOtherKernels_IsNotServed(string line, string named)
    {
        CellRun run = await _test.RunAsync(line);

        Assert.Equal(CellStatus.NotServed, run.Status);
        Assert.Contains(named, Assert.IsType<CellOutput.Display>(Assert.Single(run.Outputs)).Bundle.Text, StringComparison.Ordinal);
    }

    private sealed class Echo : IInputReader
    {
        public ValueTask<string?> ReadAsync(string prompt, bool isSecret, CancellationToken cancellation) => new($"answer to {prompt}");
    }
}
