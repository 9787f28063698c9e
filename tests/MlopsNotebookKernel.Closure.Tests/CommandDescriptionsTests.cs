using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

public sealed class CommandDescriptionsTests
{
    public static TheoryData<string> Verbs => [.. CommandCatalogue.All.Select(definition => definition.Verb)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Of_EveryCommand_SaysAllThatTheCatalogueSays(string verb)
    {
        CommandDefinition definition = CommandCatalogue.All.Single(candidate => candidate.Verb == verb);

        CommandDescription description = CommandDescriptions.Of(definition);

        Assert.Equal((verb, definition.Purpose), (description.Verb, description.Purpose));
        Assert.Equal(definition.Parameters.Select(parameter => parameter.Name), description.Parameters.Select(parameter => parameter.Name));
        Assert.All(definition.Parameters.Zip(description.Parameters), pair => AssertSame(pair.First, pair.Second));
    }

    [Fact]
    public void Commands_OfTheClosure_AreThoseOfNotebooksInTheOrderOfHelp() => Assert.Equal(
        CommandCatalogue.All.Where(definition => definition.Doors.HasFlag(CommandDoors.Notebook)).Select(definition => definition.Verb),
        new ClosureEntry().Commands.Select(command => command.Verb));

    [Fact]
    public void Version_OfTheClosure_IsThatOfItsPackage() => Assert.Equal(Domain.Packages.OwnPackage.Version, new ClosureEntry().Version);

    private static void AssertSame(ParameterDefinition expected, ParameterDescription actual)
    {
        Assert.StartsWith(expected.Purpose, actual.Purpose, StringComparison.Ordinal);
        Assert.All(expected.Choices, choice => Assert.Contains(choice, actual.Purpose, StringComparison.Ordinal));
        Assert.Equal(expected.IsRequired, actual.Purpose.Split(' ').Contains("Required."));
        Assert.Equal((expected.Kind == ParameterKind.Flag, expected.IsPositional, expected.Repeats), (actual.IsFlag, actual.IsPositional, actual.Repeats));
        Assert.Equal(expected.Kind == ParameterKind.Flag, actual.Type == "bool");
        Assert.Equal(expected.Kind is ParameterKind.Number or ParameterKind.Integer, actual.Type == "number");
        Assert.True(actual.HasValues || expected.Choices.Count == 0);
        Assert.False(actual.IsFlag && actual.HasValues);
    }
}
