using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Grammar;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>What the cursor of a command's line stands in, however unfinished the line is: a magic line, or a terminal's.</summary>
internal sealed class LinePosition
{
    private readonly Dictionary<string, List<string>> _given = new(StringComparer.Ordinal);

    private LinePosition()
    {
    }

    /// <summary>Whose line it is.</summary>
    public required CommandDoors Door { get; init; }

    /// <summary>The command; null while its verb is written, and for a verb that is not known.</summary>
    public CommandDefinition? Definition { get; private init; }

    /// <summary>The word at the cursor; empty, at the cursor, between words.</summary>
    public required LineWord Word { get; init; }

    /// <summary>What the word says up to the cursor.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether the word is the one that names the command.</summary>
    public bool IsVerb { get; private init; }

    /// <summary>The parameter whose value the word must be; null where an option may stand.</summary>
    public ParameterDefinition? Awaiting { get; private set; }

    /// <summary>The parameter that the word gives by its place; null where all such are given.</summary>
    public ParameterDefinition? Positional { get; private set; }

    /// <summary>The parameters that the line's other words give, and their values.</summary>
    public IReadOnlyDictionary<string, List<string>> Given => _given;

    /// <summary>Reads a magic line.</summary>
    /// <param name="line">The line, from its first character on.</param>
    /// <param name="position">Where the cursor is, from 0 to the line's length.</param>
    /// <returns>Null where the line is none of ours.</returns>
    public static LinePosition? Read(string line, int position)
    {
        IReadOnlyList<LineWord> words = LineWords.Of(line);
        if (words.Count == 0 || position < words[0].Start || position > line.Length)
        {
            return null;
        }

        LineWord verb = words[0];
        if (position <= verb.End)
        {
            string typed = line[verb.Start..position];
            bool fits = typed.StartsWith(MagicCommands.Prefix, StringComparison.Ordinal)
                || MagicCommands.Prefix.StartsWith(typed, StringComparison.Ordinal);
            return fits ? new LinePosition { Door = CommandDoors.Notebook, Definition = Find(verb.Value), Word = verb, Prefix = typed, IsVerb = true } : null;
        }

        if (Find(verb.Value) is not { } definition)
        {
            return null;
        }

        LineWord word = words.Skip(1).FirstOrDefault(word => word.Start <= position && position <= word.End)
            ?? new LineWord(position, position, "");
        LinePosition read = new()
        {
            Door = CommandDoors.Notebook,
            Definition = definition,
            Word = word,
            Prefix = line[word.Start..position].Replace("\"", "", StringComparison.Ordinal),
        };
        read.Take(words.Skip(1), definition);
        return read;
    }

    /// <summary>Reads a terminal's line, which its shell has split, up to the cursor.</summary>
    /// <param name="words">The words after the program's name; the last is the one at the cursor, empty where a new one begins.</param>
    /// <returns>Null where no command of ours is named.</returns>
    public static LinePosition? OfTerminal(IReadOnlyList<string> words)
    {
        string current = words[^1];
        if (words is [_] or ["help", _])
        {
            return new LinePosition { Door = CommandDoors.Terminal, Word = new LineWord(0, current.Length, current), Prefix = current, IsVerb = true };
        }

        if (CommandCatalogue.All.FirstOrDefault(known => known.Doors.HasFlag(CommandDoors.Terminal) && known.Verb == words[0]) is not { } definition)
        {
            return null;
        }

        definition = TerminalOptions.With(definition);
        List<LineWord> placed = [];
        foreach (string word in words.Skip(1))
        {
            int start = placed.Count == 0 ? 0 : placed[^1].End + 1;
            placed.Add(new LineWord(start, start + word.Length, word));
        }

        LinePosition read = new() { Door = CommandDoors.Terminal, Definition = definition, Word = placed[^1], Prefix = current };
        read.Take(placed, definition);
        return read;
    }

    private static CommandDefinition? Find(string verb) => verb.StartsWith(MagicCommands.Prefix, StringComparison.Ordinal)
        ? CommandCatalogue.All.FirstOrDefault(definition =>
            definition.Doors.HasFlag(CommandDoors.Notebook) && definition.Verb == verb[MagicCommands.Prefix.Length..])
        : null;

    /// <summary>An option of the command; null where it has none of that name.</summary>
    /// <param name="name">Its name, without hyphens.</param>
    public ParameterDefinition? Option(string name) =>
        Definition!.Parameters.FirstOrDefault(parameter => !parameter.IsPositional && parameter.Name == name);

    /// <summary>Gives each word to its parameter, as the grammar would; the word at the cursor awaits one.</summary>
    private void Take(IEnumerable<LineWord> words, CommandDefinition definition)
    {
        bool passed = false;
        ParameterDefinition? pending = null;
        foreach (LineWord word in words)
        {
            if (!passed && word.Start >= Word.Start)
            {
                passed = true;
                Await(pending, definition);
                pending = null;
            }

            if (word == Word)
            {
                continue;
            }

            if (word.Value.StartsWith("--", StringComparison.Ordinal))
            {
                pending = Note(word.Value);
            }
            else if ((pending ?? NextPositional(definition)) is { } parameter)
            {
                Give(parameter, word.Value);
                pending = null;
            }
        }

        if (!passed)
        {
            Await(pending, definition);
        }
    }

    private void Await(ParameterDefinition? pending, CommandDefinition definition)
    {
        Awaiting = pending;
        Positional = pending is null ? NextPositional(definition) : null;
    }

    private ParameterDefinition? NextPositional(CommandDefinition definition) => definition.Parameters.FirstOrDefault(parameter =>
        parameter.IsPositional && (parameter.Repeats || !_given.ContainsKey(parameter.Name)));

    /// <summary>Notes an option.</summary>
    /// <returns>The parameter whose value the next word is; null for a flag, and where <c>=</c> gave the value already.</returns>
    private ParameterDefinition? Note(string text)
    {
        string[] parts = text[2..].Split('=', 2);
        ParameterDefinition? option = Option(parts[0]);
        if (option is null)
        {
            return null;
        }

        Give(option, parts.Length == 2 ? parts[1] : null);
        return parts.Length == 2 || option.Kind == ParameterKind.Flag ? null : option;
    }

    private void Give(ParameterDefinition parameter, string? value)
    {
        if (!_given.TryGetValue(parameter.Name, out List<string>? values))
        {
            _given[parameter.Name] = values = [];
        }

        if (value is not null)
        {
            values.Add(value);
        }
    }
}
