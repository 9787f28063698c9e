using MlopsNotebookKernel.Commands.Completion.Shells;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Assistance;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>Completes the command line of a shell: what a magic line is offered, and what only a terminal has.</summary>
/// <param name="services">The ports.</param>
public sealed class TerminalCompletion(CommandServices services)
{
    private const string Option = "option";

    // Nobody waits longer for a list of names.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly CompletionItem Help = new("--help", Option, "Says what the command does and what it takes.");
    private static readonly CompletionItem Version = new("--version", Option, "Prints the version.");

    private readonly LineOffers _offers = new(services);

    /// <summary>
    /// Offers whole words for the one at the line's end. Whatever goes wrong while looking gives no offer: completion is no
    /// place for errors, and running the line names them.
    /// </summary>
    /// <param name="shell">Whose rules of quoting the line follows.</param>
    /// <param name="line">The line up to the cursor, the program's name first.</param>
    /// <param name="folder">The terminal's folder; absolute.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 250 items; texts are as they are, not quoted.</returns>
    public async Task<IReadOnlyList<CompletionItem>> CompleteAsync(Shell shell, string line, string folder, CancellationToken cancellation)
    {
        IReadOnlyList<string> words = ShellWords.Of(line, shell);
        try
        {
            return words.Count > 1
                ? await Task.Run(() => OfferAsync([.. words.Skip(1)], folder, cancellation), cancellation).WaitAsync(Patience, cancellation).ConfigureAwait(false)
                : [];
        }
#pragma warning disable CA1031 // See the summary: an offer has no place to report a fault, and none is lost.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<CompletionItem>> OfferAsync(IReadOnlyList<string> words, string folder, CancellationToken cancellation)
    {
        if (LinePosition.OfTerminal(words) is not { } read)
        {
            return [];
        }

        CompletionOffer offer = await _offers.OfAsync(read, new CompletionPlace(folder, null), cancellation).ConfigureAwait(false);

        // Options, which a hyphen asks for, would hide the values among them.
        bool hasValues = offer.Items.Any(item => item.Kind != Option);

        // An offer may begin within the word, after "=" or a comma; a shell replaces the word.
        string before = read.Prefix[..(offer.Start - read.Word.Start)];
        IEnumerable<CompletionItem> always = read.Awaiting is not null || !read.Prefix.StartsWith('-') ? []
            : read.IsVerb ? [Help, Version]
            : [Help];
        return
        [
            .. offer.Items.Where(item => !hasValues || item.Kind != Option).Take(Fit.Most).Select(item => before.Length == 0 ? item : item with { Text = before + item.Text }),
            .. always.Where(item => Fit.Is(item, read.Prefix)),
        ];
    }
}
