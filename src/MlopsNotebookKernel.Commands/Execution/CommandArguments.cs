using System.Globalization;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Execution;

/// <summary>The values a user gave to a command, by parameter name.</summary>
/// <param name="values">Values by parameter name; a flag that was given has an empty list.</param>
public sealed class CommandArguments(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>Whether a flag or parameter was given.</summary>
    /// <param name="name">The parameter's name.</param>
    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>A required value.</summary>
    /// <param name="name">The parameter's name.</param>
    public string Text(string name) => Optional(name)
        ?? throw new UsageException("MLOPS1003", $"--{name} is missing.", $"Add --{name} with a value.");

    /// <summary>An optional value; null when not given.</summary>
    /// <param name="name">The parameter's name.</param>
    public string? Optional(string name) => values.TryGetValue(name, out IReadOnlyList<string>? given) && given.Count > 0 ? given[^1] : null;

    /// <summary>All values of a parameter that repeats; empty when not given.</summary>
    /// <param name="name">The parameter's name.</param>
    public IReadOnlyList<string> Many(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>A number; null when not given. Its form was checked by the grammar.</summary>
    /// <param name="name">The parameter's name.</param>
    public double? Number(string name) => Optional(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A whole number; null when not given. Its form was checked by the grammar.</summary>
    /// <param name="name">The parameter's name.</param>
    public int? Integer(string name) => Optional(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Finds the notebook variable that a value <c>@name</c> means.</summary>
    /// <param name="value">A value; null is returned for one that does not start with <c>@</c>.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="UsageException">There is no such variable, or no notebook runs.</exception>
    public static SessionVariable? Variable(string value, CommandContext context)
    {
        if (!value.StartsWith('@'))
        {
            return null;
        }

        string name = value[1..];
        if (context.Session is null)
        {
            throw new UsageException("MLOPS1005", $"{value} names a notebook variable, and no notebook runs here.", "Give a file or a snapshot, or use the command in a notebook.");
        }

        return context.Session.Variables.FirstOrDefault(variable => variable.Name == name)
            ?? throw new UsageException("MLOPS1006", $"The notebook has no variable {name}.", "Run the cell that declares it first; the names are case-sensitive.");
    }
}
