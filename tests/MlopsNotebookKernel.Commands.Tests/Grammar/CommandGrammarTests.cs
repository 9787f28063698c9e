using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Grammar;

public sealed class CommandGrammarTests
{
    private static readonly CommandDefinition Sample = new(
        "sample",
        "Samples.",
        "What is a sample?",
        [
            new ParameterDefinition("data", ParameterKind.Data, "The data.") { IsPositional = true, IsRequired = true },
            new ParameterDefinition("baseline", ParameterKind.Snapshot, "The baseline."),
            new ParameterDefinition("rejected", ParameterKind.Text, "A rejected option.") { Repeats = true },
            new ParameterDefinition("exact", ParameterKind.Flag, "Reads all."),
            new ParameterDefinition("threshold", ParameterKind.Number, "A threshold."),
            new ParameterDefinition("better", ParameterKind.Text, "Which way.") { Choices = ["higher", "lower"] },
        ],
        _ => throw new InvalidOperationException("The grammar makes no handler."));

    [Fact]
    public void Parse_QuotedRepeatedAndVariableValues_AreKeptInOrder()
    {
        CommandArguments arguments = CommandGrammar.Parse(Sample, CommandGrammar.Split(
            """@flights --baseline "january@3f2a" --rejected "drop the hour: AUC falls" --exact --rejected second --threshold -0.5"""));

        Assert.Equal("@flights", arguments.Text("data"));
        Assert.Equal("january@3f2a", arguments.Text("baseline"));
        Assert.Equal(["drop the hour: AUC falls", "second"], arguments.Many("rejected"));
        Assert.True(arguments.Has("exact"));
        Assert.Equal(-0.5, arguments.Number("threshold"));
        Assert.False(arguments.Has("better"));
    }

    [Theory]
    [InlineData("x --basline january", "MLOPS1002", "--baseline")]
    [InlineData("--basline x", "MLOPS1002", "--baseline")]
    [InlineData("x --colour red", "MLOPS1002", "--threshold")]
    [InlineData("", "MLOPS1003", "DATA")]
    [InlineData("x --baseline", "MLOPS1003", "--baseline")]
    [InlineData("x --baseline --exact", "MLOPS1003", "--baseline")]
    [InlineData("x y", "MLOPS1004", "y")]
    [InlineData("x --baseline a --baseline b", "MLOPS1004", "a, b")]
    [InlineData("x --better sideways", "MLOPS1009", "higher, lower")]
    [InlineData("x --threshold 0,5", "MLOPS1009", "0,5")]
    public void Parse_WordsThatDoNotFit_AreRefusedWithCodeAndWhatExists(string line, string code, string named)
    {
        UsageException fault = Assert.Throws<UsageException>(() => CommandGrammar.Parse(Sample, CommandGrammar.Split(line)));

        Assert.Equal(code, fault.Code);
        Assert.Contains(named, fault.Message + " " + fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_UnclosedQuote_IsRefused()
    {
        UsageException fault = Assert.Throws<UsageException>(() => CommandGrammar.Split("--question \"why"));

        Assert.Equal("MLOPS1008", fault.Code);
    }

    [Fact]
    public void Written_EachKindOfParameter_ReadsAsTyped() => Assert.Equal(
        ["DATA", "--baseline SNAPSHOT", "--rejected TEXT", "--exact", "--threshold NUMBER", "--better TEXT"],
        Sample.Parameters.Select(CommandGrammar.Written));
}
