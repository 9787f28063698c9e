using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Catalogue;

public sealed class CommandCatalogueTests
{
    [Fact]
    public void All_EveryDefinition_IsCompleteAndUnambiguous()
    {
        Assert.Equal(CommandCatalogue.All.Count, CommandCatalogue.All.Select(definition => definition.Verb).Distinct().Count());
        foreach (CommandDefinition definition in CommandCatalogue.All)
        {
            Assert.Matches("^[a-z]+$", definition.Verb);
            Assert.EndsWith(".", definition.Purpose, StringComparison.Ordinal);
            Assert.EndsWith("?", definition.Question, StringComparison.Ordinal);
            Assert.NotEmpty(definition.Examples);
            Assert.NotEqual(CommandDoors.None, definition.Doors);
            Assert.Equal(definition.Parameters.Count, definition.Parameters.Select(parameter => parameter.Name).Distinct().Count());
            Assert.DoesNotContain(definition.Parameters, parameter => parameter.Name is "format" or "help");
            Assert.All(definition.Parameters, parameter => Assert.EndsWith(".", parameter.Purpose, StringComparison.Ordinal));
            Assert.Equal(definition.Parameters.OrderByDescending(parameter => parameter.IsPositional), definition.Parameters);
        }
    }

    [Fact]
    public void All_EveryExample_FitsTheGrammar()
    {
        foreach (CommandDefinition definition in CommandCatalogue.All)
        {
            foreach (string example in definition.Examples)
            {
                string start = example.StartsWith("mlops ", StringComparison.Ordinal) ? $"mlops {definition.Verb}" : $"#!mlops-{definition.Verb}";
                Assert.StartsWith(start, example, StringComparison.Ordinal);
                CommandGrammar.Parse(definition, CommandGrammar.Split(example[start.Length..]));
            }
        }
    }

    [Fact]
    public void Find_MistypedVerb_OffersTheNearest()
    {
        UsageException fault = Assert.Throws<UsageException>(() => CommandCatalogue.Find("manifets", CommandDoors.Terminal));

        Assert.Equal("MLOPS1001", fault.Code);
        Assert.Contains("Did you mean manifest?", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TerminalCommandInNotebook_SaysWhereItBelongs()
    {
        UsageException fault = Assert.Throws<UsageException>(() => CommandCatalogue.Find("manifest", CommandDoors.Notebook));

        Assert.Equal("MLOPS1007", fault.Code);
    }
}
