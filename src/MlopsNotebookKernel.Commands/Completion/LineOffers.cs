using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>Offers what can stand at a position of a command's line, from the catalogue, in one way for every door.</summary>
/// <param name="services">The ports.</param>
internal sealed class LineOffers(CommandServices services)
{
    private readonly ParameterValues _values = new(services);

    /// <summary>The offers; options that are given already are left out.</summary>
    /// <param name="read">Where the cursor is.</param>
    /// <param name="place">The notebook, or the terminal.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CompletionOffer> OfAsync(LinePosition read, CompletionPlace place, CancellationToken cancellation)
    {
        LineWord word = read.Word;
        if (read.IsVerb)
        {
            return new CompletionOffer(word.Start, word.End, [.. Verbs(read.Door).Where(item => Fit.Is(item, read.Prefix))]);
        }

        if (read.Awaiting is { } awaited)
        {
            return await ValuesAsync(awaited, word.Start, read.Prefix, read, place, cancellation).ConfigureAwait(false);
        }

        int equals = read.Prefix.IndexOf('=', StringComparison.Ordinal);
        if (equals > 2 && read.Prefix.StartsWith("--", StringComparison.Ordinal))
        {
            return read.Option(read.Prefix[2..equals]) is { } option
                ? await ValuesAsync(option, word.Start + equals + 1, read.Prefix[(equals + 1)..], read, place, cancellation).ConfigureAwait(false)
                : CompletionOffer.None(word.End);
        }

        List<CompletionItem> options = [.. Options(read).Where(item => Fit.Is(item, read.Prefix))];
        if (read.Prefix.StartsWith('-') || read.Positional is not { } positional)
        {
            return new CompletionOffer(word.Start, word.End, options);
        }

        CompletionOffer values = await ValuesAsync(positional, word.Start, read.Prefix, read, place, cancellation).ConfigureAwait(false);
        return values.Start == word.Start ? values with { Items = [.. values.Items, .. options] } : values;
    }

    private async Task<CompletionOffer> ValuesAsync(
        ParameterDefinition parameter, int start, string prefix, LinePosition read, CompletionPlace place,
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

        IReadOnlyList<CompletionItem> items = await _values.FittingAsync(parameter, prefix, read.Given, place, cancellation)
            .ConfigureAwait(false);
        bool isShell = read.Door == CommandDoors.Terminal;
        bool isQuoted = start < read.Word.End && read.Word.End - read.Word.Start > read.Word.Value.Length;
        return new CompletionOffer(start, read.Word.End,
        [
            .. items.Where(item => !before.Contains(item.Text)).Take(Fit.Most)
                .Select(item => !isShell && (isQuoted || item.Text.Any(char.IsWhiteSpace)) ? item with { Text = $"\"{item.Text}\"" } : item),
        ]);
    }

    private static IEnumerable<CompletionItem> Verbs(CommandDoors door)
    {
        string prefix = door == CommandDoors.Notebook ? MagicCommands.Prefix : "";
        return CommandCatalogue.All.Where(definition => definition.Doors.HasFlag(door))
            .Select(definition => new CompletionItem(prefix + definition.Verb, "magic", definition.Purpose))
            .Append(new CompletionItem($"{prefix}help", "magic", "Lists all commands."));
    }

    private static IEnumerable<CompletionItem> Options(LinePosition read) => read.Definition!.Parameters
        .Where(parameter => !parameter.IsPositional && (parameter.Repeats || !read.Given.ContainsKey(parameter.Name)))
        .OrderByDescending(parameter => parameter.IsRequired)
        .Select(parameter => new CompletionItem($"--{parameter.Name}", "option", parameter.Purpose));
}
