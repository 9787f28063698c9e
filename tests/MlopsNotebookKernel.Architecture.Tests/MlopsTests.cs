using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Architecture.Tests;

/// <summary>The commands as plain C#, held against the catalogue: no command and no parameter is forgotten.</summary>
public sealed class MlopsTests
{
    private static readonly MethodInfo[] Methods = typeof(Mlops).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    public static TheoryData<string> Verbs => [.. OfNotebooks().Select(definition => definition.Verb)];

    [Fact]
    public void Methods_AreTheCommandsOfNotebooks() => Assert.Equal(
        OfNotebooks().Select(definition => $"{Pascal(definition.Verb)}Async").Order(StringComparer.Ordinal),
        Methods.Select(method => method.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Method_OfACommand_HasItsParametersAndCanBeCancelled(string verb)
    {
        CommandDefinition definition = OfNotebooks().Single(candidate => candidate.Verb == verb);
        MethodInfo method = Methods.Single(candidate => candidate.Name == $"{Pascal(verb)}Async");
        ParameterInfo[] parameters = [.. method.GetParameters().Where(parameter => parameter.GetCustomAttribute<CallerArgumentExpressionAttribute>() is null)];

        Assert.Equal(typeof(Task<MlopsResult>), method.ReturnType);
        Assert.Equal(
            definition.Parameters.Select(parameter => $"{TypeOf(parameter).Name} {Camel(parameter.Name)}"),
            parameters[..^1].Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"));
        Assert.Equal(typeof(CancellationToken), parameters[^1].ParameterType);
        Assert.All(
            definition.Parameters.Zip(parameters),
            pair => Assert.True(pair.First.IsRequired != pair.Second.IsOptional, $"{pair.First.Name} is {(pair.First.IsRequired ? "required" : "optional")}"));
        Assert.Equal(
            parameters.Where(parameter => parameter.ParameterType == typeof(object)).Select(parameter => parameter.Name),
            method.GetParameters().Select(parameter => parameter.GetCustomAttribute<CallerArgumentExpressionAttribute>()?.ParameterName).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Documentation_OfAMethod_SaysWhatTheCatalogueSays(string verb)
    {
        CommandDefinition definition = OfNotebooks().Single(candidate => candidate.Verb == verb);
        string source = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "MlopsNotebookKernel.Bridge"), "Mlops.*.cs").Select(File.ReadAllText));

        Assert.Contains($"/// <summary>{definition.Purpose}</summary>", source, StringComparison.Ordinal);
        Assert.All(definition.Parameters, parameter => Assert.Contains(
            $"/// <param name=\"{Camel(parameter.Name)}\">{parameter.Purpose}</param>", source, StringComparison.Ordinal));
    }

    private static IEnumerable<CommandDefinition> OfNotebooks() =>
        CommandCatalogue.All.Where(definition => definition.Doors.HasFlag(CommandDoors.Notebook));

    /// <summary>A metric's value is a number or a variable of the notebook, so a call hands over the value itself.</summary>
    private static Type TypeOf(ParameterDefinition parameter) => parameter switch
    {
        { Kind: ParameterKind.Flag } => typeof(bool),
        { Repeats: true } => typeof(IEnumerable<string>),
        { Kind: ParameterKind.Data } or { Name: "value" } => typeof(object),
        { Kind: ParameterKind.Number } => typeof(double?),
        { Kind: ParameterKind.Integer } => typeof(int?),
        _ => typeof(string),
    };

    private static string Camel(string kebab) => Pascal(kebab) is var pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : "";

    private static string Pascal(string kebab) => string.Concat(kebab.Split('-').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));
}
