using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace FlightDelay.Cli;

/// <summary>Options as the user gave them: <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads options.</summary>
    /// <param name="words">The words after the command.</param>
    /// <param name="known">The options that the command has, without their hyphens.</param>
    /// <exception cref="FormatException">An option is unknown, or lacks its value.</exception>
    public static CommandArguments Parse(IReadOnlyList<string> words, IReadOnlyList<string> known)
    {
        CommandArguments arguments = new();
        for (int at = 0; at < words.Count; at++)
        {
            string[] parts = words[at].Split('=', 2);
            string name = parts[0].StartsWith("--", StringComparison.Ordinal) ? parts[0][2..] : "";
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw new FormatException($"'{words[at]}' is none of {string.Join(", ", known.Select(option => "--" + option))}.");
            }

            if (parts.Length == 1 && at + 1 == words.Count)
            {
                throw new FormatException($"--{name} lacks its value.");
            }

            arguments._values[name] = parts.Length == 2 ? parts[1] : words[++at];
        }

        return arguments;
    }

    /// <summary>The text of an option; null when it was not given.</summary>
    public string? Optional(string name) => _values.GetValueOrDefault(name);

    /// <summary>The text of an option that must be given.</summary>
    /// <exception cref="FormatException">It was not.</exception>
    public string Required(string name) => Optional(name) ?? throw new FormatException($"--{name} is missing.");

    /// <summary>The value of an option, or another where it was not given.</summary>
    /// <exception cref="FormatException">It is no such value.</exception>
    public T Value<T>(string name, T fallback)
        where T : IParsable<T> =>
        Optional(name) is not { } text ? fallback
        : T.TryParse(text, CultureInfo.InvariantCulture, out T? value) ? value
        : throw new FormatException($"--{name} '{text}' is no {typeof(T).Name}.");
}
