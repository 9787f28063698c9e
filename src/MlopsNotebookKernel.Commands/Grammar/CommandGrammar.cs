using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Grammar;

/// <summary>
/// The one grammar of all doors: <c>--option value</c>, values in double quotes where they hold spaces, <c>@name</c>
/// for a variable, repeated options. Parsing is System.CommandLine's; the errors are ours, with codes and remedies.
/// </summary>
public static class CommandGrammar
{
    private static readonly ParserConfiguration Configuration = new()
    {
        // "@name" is a variable of the notebook here, not a file of further arguments.
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    /// <summary>Splits the part of a magic line after its verb into words.</summary>
    /// <param name="line">The text after <c>#!mlops-verb</c>.</param>
    /// <exception cref="UsageException">A double quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string line) => line.Count(character => character == '"') % 2 == 0
        ? [.. CommandLineParser.SplitCommandLine(line)]
        : throw new UsageException("MLOPS1008", "A double quote is not closed.", "Close it; inside a quoted value use single quotes.");

    /// <summary>Whether the words ask for help.</summary>
    /// <param name="words">The words after the verb.</param>
    public static bool AsksForHelp(IReadOnlyList<string> words) => words.Any(word => word is "--help" or "-h" or "-?");

    /// <summary>Checks the words after a verb against the command's definition.</summary>
    /// <param name="definition">The command.</param>
    /// <param name="words">The words after the verb.</param>
    /// <exception cref="UsageException">They do not fit; the message says which options exist.</exception>
    public static CommandArguments Parse(CommandDefinition definition, IReadOnlyList<string> words)
    {
        Dictionary<ParameterDefinition, (Option Named, Argument? Placed)> symbols =
            definition.Parameters.ToDictionary(parameter => parameter, parameter => (Named(parameter), Placed(parameter)));
        Command command = new(definition.Verb) { TreatUnmatchedTokensAsErrors = false };
        foreach ((Option named, Argument? placed) in symbols.Values)
        {
            command.Add(named);
            if (placed is not null)
            {
                command.Add(placed);
            }
        }

        ParseResult parsed = command.Parse(words, Configuration);
        Dictionary<string, IReadOnlyList<string>> values = [];
        foreach ((ParameterDefinition parameter, (Option named, Argument? placed)) in symbols)
        {
            if (Values(parsed, named, placed) is { } given)
            {
                Check(definition, parameter, given);
                values[parameter.Name] = given;
            }
        }

        if (parsed.UnmatchedTokens.Count > 0)
        {
            throw Unknown(definition, parsed.UnmatchedTokens[0]);
        }

        if (definition.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !values.ContainsKey(parameter.Name)) is { } missing)
        {
            throw new UsageException("MLOPS1003", $"{definition.Verb} needs {Written(missing)}: {Lower(missing.Purpose)}", $"Add it; see {definition.Verb} --help.");
        }

        return new CommandArguments(values);
    }

    /// <summary>A parameter as a user writes it: <c>--name VALUE</c>, <c>--flag</c>, or <c>NAME</c> by its place.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string Written(ParameterDefinition parameter) => parameter switch
    {
        { IsPositional: true } => parameter.Name.ToUpperInvariant(),
        { Kind: ParameterKind.Flag } => $"--{parameter.Name}",
        _ => $"--{parameter.Name} {parameter.Kind.ToString().ToUpperInvariant()}",
    };

    /// <summary>What is given by its place can be given by its name, too: programs and completion write it so.</summary>
    private static Option Named(ParameterDefinition parameter) => parameter.Kind == ParameterKind.Flag
        ? new Option<bool>($"--{parameter.Name}") { Arity = ArgumentArity.Zero }
        : new Option<string[]>($"--{parameter.Name}") { Arity = ArgumentArity.ZeroOrMore };

    private static Argument? Placed(ParameterDefinition parameter) => parameter.IsPositional
        ? new Argument<string[]>(parameter.Name) { Arity = parameter.Repeats ? ArgumentArity.ZeroOrMore : ArgumentArity.ZeroOrOne }
        : null;

    private static IReadOnlyList<string>? Values(ParseResult parsed, Option named, Argument? placed)
    {
        IEnumerable<string>? byName = parsed.GetResult(named) is { Implicit: false } option ? option.Tokens.Select(token => token.Value) : null;
        IEnumerable<string>? byPlace = placed is not null && parsed.GetResult(placed) is { Tokens.Count: > 0 } argument
            ? argument.Tokens.Select(token => token.Value)
            : null;
        return byName is null && byPlace is null ? null : [.. byPlace ?? [], .. byName ?? []];
    }

    private static void Check(CommandDefinition definition, ParameterDefinition parameter, IReadOnlyList<string> given)
    {
        if (parameter.IsPositional && given.FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            throw Unknown(definition, option);
        }

        if (parameter.Kind == ParameterKind.Flag)
        {
            return;
        }

        if (given.Count == 0)
        {
            throw new UsageException("MLOPS1003", $"--{parameter.Name} has no value.", $"Write {Written(parameter)}.");
        }

        if (given.Count > 1 && !parameter.Repeats)
        {
            throw new UsageException("MLOPS1004", $"--{parameter.Name} was given {given.Count} values: {string.Join(", ", given)}.", "Give one; put a value with spaces in double quotes.");
        }

        foreach (string value in given)
        {
            CheckValue(parameter, value);
        }
    }

    private static void CheckValue(ParameterDefinition parameter, string value)
    {
        if (parameter.Choices.Count > 0 && !parameter.Choices.Contains(value))
        {
            throw new UsageException("MLOPS1009", $"--{parameter.Name} cannot be {value}.", $"Choose one of: {string.Join(", ", parameter.Choices)}.");
        }

        bool fits = parameter.Kind switch
        {
            ParameterKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            ParameterKind.Integer => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits)
        {
            throw new UsageException("MLOPS1009", $"--{parameter.Name} must be a {(parameter.Kind == ParameterKind.Integer ? "whole " : "")}number, not {value}.", "Write it with a point for decimals, such as 0.1.");
        }
    }

    private static UsageException Unknown(CommandDefinition definition, string token)
    {
        if (!token.StartsWith('-'))
        {
            return new UsageException("MLOPS1004", $"{definition.Verb} does not know what to do with {token}.", "Put a value with spaces in double quotes.");
        }

        string name = token.TrimStart('-').Split('=')[0];
        IReadOnlyList<string> options = [.. definition.Parameters.Where(parameter => !parameter.IsPositional).Select(parameter => parameter.Name)];
        string nearest = NearestName.Of(name, options) is { } known ? $"Did you mean --{known}? " : "";
        string all = options.Count == 0 ? "It has none." : $"There are: {string.Join(", ", options.Select(option => $"--{option}"))}.";
        return new UsageException("MLOPS1002", $"{definition.Verb} has no option --{name}.", nearest + all);
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
