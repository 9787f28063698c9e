using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion.Values;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>Completes and describes magic lines from the catalogue, in one way for every door.</summary>
/// <param name="services">The ports.</param>
public sealed class MagicCompletion(CommandServices services)
{
    // Nobody waits longer for a list of names.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ParameterValues _values = new(services);

    /// <summary>
    /// Offers what can stand at a position of a magic line: verbs, options not given yet, choices, snapshots, columns,
    /// files, variables. Whatever goes wrong while looking (a damaged manifest, a folder that may not be read) gives no
    /// offer: completion is no place for errors, and running the line names them.
    /// </summary>
    /// <param name="line">The line, from its first character on.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="session">The notebook.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CompletionOffer> CompleteAsync(
        string line, int position, INotebookSession session, CancellationToken cancellation)
    {
        try
        {
            return MagicPosition.Read(line, position) is { } read
                ? await Task.Run(() => OfferAsync(read, session, cancellation), cancellation)
                    .WaitAsync(Patience, cancellation).ConfigureAwait(false)
                : CompletionOffer.None(position);
        }
#pragma warning disable CA1031 // See the summary: an offer has no place to report a fault, and none is lost.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return CompletionOffer.None(position);
        }
    }

    /// <summary>Offers files and folders whose paths begin so; none where looking fails.</summary>
    /// <param name="prefix">The part of a path that is typed already.</param>
    /// <param name="session">The notebook.</param>
    public static IReadOnlyList<CompletionItem> Files(string prefix, INotebookSession session)
    {
        try
        {
            return [.. FileValues.Of(session.WorkingDirectory, prefix, FilePreference.Any).Where(Fit.CanBeWritten).Take(Fit.Most)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>Says what the command or option at a position does.</summary>
    /// <param name="line">The line, from its first character on.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <returns>Null where neither stands.</returns>
    public static Inspection? Describe(string line, int position)
    {
        if (MagicPosition.Read(line, position) is not { } read)
        {
            return null;
        }

        View? view = read switch
        {
            { IsVerb: true, Definition: { } definition } => CommandHelp.Of(definition, CommandDoors.Notebook),
            { IsVerb: true } => read.Word.Value == $"{MagicCommands.Prefix}help" ? CommandHelp.OfAll(CommandDoors.Notebook) : null,
            _ => ParameterAt(read) is { } parameter ? CommandHelp.Of(read.Definition!, parameter, CommandDoors.Notebook) : null,
        };
        return view is null ? null : new Inspection(read.Word.Start, read.Word.End, ViewRenderer.Render(view, null));
    }

    private static ParameterDefinition? ParameterAt(MagicPosition read) =>
        read.Awaiting is null && read.Word.Value.StartsWith("--", StringComparison.Ordinal)
            ? Option(read, read.Word.Value[2..].Split('=')[0])
            : read.Word.Value.Length > 0 ? read.Awaiting ?? read.Positional : null;

    private static ParameterDefinition? Option(MagicPosition read, string name) =>
        read.Definition!.Parameters.FirstOrDefault(parameter => !parameter.IsPositional && parameter.Name == name);

    private async Task<CompletionOffer> OfferAsync(MagicPosition read, INotebookSession session, CancellationToken cancellation)
    {
        LineWord word = read.Word;
        if (read.IsVerb)
        {
            return new CompletionOffer(word.Start, word.End, [.. Verbs().Where(item => Fit.Is(item, read.Prefix))]);
        }

        if (read.Awaiting is { } awaited)
        {
            return await ValuesAsync(awaited, word.Start, read.Prefix, read, session, cancellation).ConfigureAwait(false);
        }

        int equals = read.Prefix.IndexOf('=', StringComparison.Ordinal);
        if (equals > 2 && read.Prefix.StartsWith("--", StringComparison.Ordinal))
        {
            return Option(read, read.Prefix[2..equals]) is { } option
                ? await ValuesAsync(option, word.Start + equals + 1, read.Prefix[(equals + 1)..], read, session, cancellation).ConfigureAwait(false)
                : CompletionOffer.None(word.End);
        }

        List<CompletionItem> options = [.. Options(read).Where(item => Fit.Is(item, read.Prefix))];
        if (read.Prefix.StartsWith('-') || read.Positional is not { } positional)
        {
            return new CompletionOffer(word.Start, word.End, options);
        }

        CompletionOffer values = await ValuesAsync(positional, word.Start, read.Prefix, read, session, cancellation).ConfigureAwait(false);
        return values.Start == word.Start ? values with { Items = [.. values.Items, .. options] } : values;
    }

    private async Task<CompletionOffer> ValuesAsync(
        ParameterDefinition parameter, int start, string prefix, MagicPosition read, INotebookSession session,
        CancellationToken cancellation)
    {
        string[] before = [];
        if (parameter is { Kind: ParameterKind.Column, Repeats: true } && prefix.Contains(',', StringComparison.Ordinal)
            && read.Word.End - read.Word.Start == read.Word.Value.Length)
        {
            // Several columns in one word: the last of them is being written.
            before = prefix.Split(',')[..^1];
            int comma = prefix.LastIndexOf(',');
            start += comma + 1;
            prefix = prefix[(comma + 1)..];
        }

        IReadOnlyList<CompletionItem> items = await _values.FittingAsync(parameter, prefix, read.Given, session, cancellation)
            .ConfigureAwait(false);
        bool isQuoted = start < read.Word.End && read.Word.End - read.Word.Start > read.Word.Value.Length;
        return new CompletionOffer(start, read.Word.End,
        [
            .. items.Where(item => !before.Contains(item.Text)).Take(Fit.Most)
                .Select(item => isQuoted || item.Text.Any(char.IsWhiteSpace) ? item with { Text = $"\"{item.Text}\"" } : item),
        ]);
    }

    private static IEnumerable<CompletionItem> Verbs() => CommandCatalogue.All
        .Where(definition => definition.Doors.HasFlag(CommandDoors.Notebook))
        .Select(definition => new CompletionItem(MagicCommands.Prefix + definition.Verb, "magic", definition.Purpose))
        .Append(new CompletionItem($"{MagicCommands.Prefix}help", "magic", "Lists all commands."));

    private static IEnumerable<CompletionItem> Options(MagicPosition read) => read.Definition!.Parameters
        .Where(parameter => !parameter.IsPositional && (parameter.Repeats || !read.Given.ContainsKey(parameter.Name)))
        .OrderByDescending(parameter => parameter.IsRequired)
        .Select(parameter => new CompletionItem($"--{parameter.Name}", "option", parameter.Purpose));
}
