using System.Globalization;

namespace MlopsNotebookKernel.Hosting;

/// <summary>Gathers what plain C# gives to a command, as the words of a command line and the values they name.</summary>
/// <param name="verb">The command's verb.</param>
internal sealed class CommandCall(string verb)
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Adds an option.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value; null leaves it out.</param>
    public CommandCall Option(string name, string? value)
    {
        if (value is not null)
        {
            _words.Add($"--{name}={value}");
        }

        return this;
    }

    /// <summary>Adds an option that repeats.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">Its values; null leaves it out.</param>
    public CommandCall Options(string name, IEnumerable<string>? values)
    {
        foreach (string value in values ?? [])
        {
            Option(name, value);
        }

        return this;
    }

    /// <summary>Adds a flag.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="given">Whether it is given.</param>
    public CommandCall Flag(string name, bool given)
    {
        if (given)
        {
            _words.Add($"--{name}");
        }

        return this;
    }

    /// <summary>Adds data: a text is a path, a snapshot or <c>@variable</c>; a number is itself; anything else is handed over.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="data">The data; null leaves it out.</param>
    /// <param name="expression">How the caller wrote it: a plain name becomes the value's name.</param>
    public CommandCall Data(string name, object? data, string? expression)
    {
        switch (data)
        {
            case null:
                return this;
            case string text:
                return Option(name, text);
            case FileSystemInfo file:
                return Option(name, file.FullName);
            case IFormattable number when data.GetType().IsPrimitive || data is decimal:
                return Option(name, number.ToString(null, CultureInfo.InvariantCulture));
            default:
                string variable = Unused(IsName(expression) ? expression! : "value");
                _values[variable] = data;
                return Option(name, $"@{variable}");
        }
    }

    /// <summary>Runs the command where the calling code runs.</summary>
    /// <param name="cancellation">Cancels.</param>
    public Task<MlopsResult> RunAsync(CancellationToken cancellation) => CommandRunner.Current.RunAsync(verb, _words, _values, cancellation);

    private static bool IsName(string? expression) => expression is { Length: > 0 and <= 100 }
        && (char.IsLetter(expression[0]) || expression[0] == '_')
        && expression.All(character => char.IsLetterOrDigit(character) || character == '_');

    private string Unused(string name)
    {
        string candidate = name;
        for (int number = 2; _values.ContainsKey(candidate); number++)
        {
            candidate = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }
}
