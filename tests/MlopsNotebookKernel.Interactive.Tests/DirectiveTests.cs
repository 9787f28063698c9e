using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class DirectiveTests
{
    [Fact]
    public void Load_EachCommandOfTheCatalogue_IsADirectiveWithItsParameters()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        Dictionary<string, KernelActionDirective> directives = notebook.Root.KernelInfo.SupportedDirectives
            .OfType<KernelActionDirective>().ToDictionary(directive => directive.Name);

        Assert.All(CommandClosure.Shared.Commands, command =>
        {
            KernelActionDirective directive = directives[$"#!mlops-{command.Verb}"];
            Assert.Equal(command.Purpose, directive.Description);
            Assert.Equal(
                command.Parameters.Select(parameter => ($"--{parameter.Name}", parameter.Purpose, parameter.IsFlag)).Append(("--help", "Shows what the command does.", true)),
                directive.Parameters.Select(parameter => (parameter.Name, parameter.Description, parameter.Flag)));
        });
    }

    [Fact]
    public void Load_Twice_ChangesNothing()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        int before = notebook.Root.KernelInfo.SupportedDirectives.Count;

        InteractiveExtension.Load(notebook.CSharp);

        Assert.Equal(before, notebook.Root.KernelInfo.SupportedDirectives.Count);
    }

    [Fact]
    public void Load_HostWithoutCSharp_IsRefused()
    {
        using CompositeKernel root = new();

        Assert.Equal("MLOPS1221", Assert.Throws<MlopsFaultException>(() => InteractiveExtension.Load(root)).Code);
    }

    [Theory]
    [InlineData("#!mlops-dr", "#!mlops-drift")]
    [InlineData("#!mlops-drift ", "--baseline")]
    [InlineData("#!mlops-drift --baseline ", "rows")]
    [InlineData("#!mlops-drift --baseline rows --class ", "origin")]
    [InlineData("#!mlops-drift --baseline rows --current ", "rows.csv")]
    [InlineData("#!mlops-drift --baseline rows --current ", "@numbers")]
    [InlineData("#!mlops-metric auc --better ", "higher")]
    public async Task Completion_AtTheEnd_Offers(string line, string offer)
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        await notebook.RunAsync("public record Number(int Value);\nvar numbers = new[] { new Number(1) };");

        KernelCommandResult result = await notebook.Root.SendAsync(new RequestCompletions(line, new LinePosition(0, line.Length)));

        Assert.Contains(offer, result.Events.OfType<CompletionsProduced>().SelectMany(produced => produced.Completions).Select(item => item.InsertText));
    }

    [Fact]
    public async Task Line_TwoVariablesRepeatedAndQuotedValues_MeansWhatItMeansElsewhere()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        await notebook.RunAsync("var with = 0.61654; var without = 0.5861;");

        string shown = Assert.Single(await notebook.RunAsync(
            "#!mlops-decide \"Use the hour?\" --choice \"Keep it\" --rejected \"Drop it: worse\" --rejected \"Bin it: no better\" --evidence \"AUC @with against @without\""));

        Assert.Contains("AUC 0.6165 against 0.5861", shown, StringComparison.Ordinal);
        Assert.Contains("Drop it", shown, StringComparison.Ordinal);
        Assert.Contains("Bin it", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_UnknownOption_IsNamedByTheHost()
    {
        using HostNotebook notebook = HostNotebook.Loaded();

        Assert.Contains("--basline", await notebook.ErrorAsync("#!mlops-drift --basline rows"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ThatFails_StopsTheCell()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        await notebook.RunAsync("var ran = false;");

        await notebook.SubmitAsync("#!mlops-restore nothing --as x\nran = true;");

        Assert.Contains("False", Assert.Single(await notebook.RunAsync("ran.ToString()")), StringComparison.Ordinal);
    }
}
