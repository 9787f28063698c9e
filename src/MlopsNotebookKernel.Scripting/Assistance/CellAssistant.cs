using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Cells;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>
/// Answers while a cell is written: magic lines from the catalogue and the kernel's own, packages on this machine, C#
/// from the compiler. One question is answered at a time; a newer one waits.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="magics">The catalogue.</param>
/// <param name="chain">The cells that ran.</param>
internal sealed class CellAssistant(INotebookSession session, IMagicCommands magics, SubmissionChain chain) : ICellAssistant, IDisposable
{
    private readonly Lazy<CSharpCompletion> _completion = new(() => new CSharpCompletion(chain));
    private readonly SymbolInspector _inspector = new(chain);

    /// <inheritdoc/>
    public Task<CompletionOffer> CompleteAsync(string text, int position, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            position = Math.Clamp(position, 0, text.Length);
            CellLines cell = CellLines.Of(text);
            (string line, int start, bool isCode) = cell.At(position);
            if (!isCode)
            {
                return Shift(await CompleteLineAsync(line, position - start, cancellation).ConfigureAwait(false), start);
            }

            string code = cell.Code;
            return PathLiteral.At(code, position) is { } literal
                ? Files(literal.Start, literal.End, literal.Prefix)
                : await _completion.Value.CompleteAsync(code, position, cancellation).ConfigureAwait(false);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<Inspection?> InspectAsync(string text, int position, CancellationToken cancellation) => Task.Run(
        () =>
        {
            position = Math.Clamp(position, 0, text.Length);
            CellLines cell = CellLines.Of(text);
            (string line, int start, bool isCode) = cell.At(position);
            return isCode
                ? _inspector.Inspect(cell.Code, position, cancellation)
                : DescribeLine(line, position - start) is { } described
                    ? described with { Start = described.Start + start, End = described.End + start }
                    : null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<Completeness> JudgeAsync(string text, CancellationToken cancellation) =>
        Task.Run(() => CompletenessJudge.Of(CellLines.Of(text).Code, cancellation), cancellation);

    /// <summary>Loads what answering needs, so that the first question need not wait for it.</summary>
    /// <param name="cancellation">Cancels.</param>
    public Task WarmAsync(CancellationToken cancellation) => CompleteAsync("Console.", "Console.".Length, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_completion.IsValueCreated)
        {
            _completion.Value.Dispose();
        }
    }

    private static CompletionOffer Shift(CompletionOffer offer, int by) => offer with { Start = offer.Start + by, End = offer.End + by };

    private async Task<CompletionOffer> CompleteLineAsync(string line, int position, CancellationToken cancellation)
    {
        string before = line[..position];
        string typed = before.TrimStart();
        if (!typed.StartsWith('#'))
        {
            return CompletionOffer.None(position);
        }

        if (PackageNames.Offer(line, position) is { } packages)
        {
            return packages;
        }

        if (typed.LastIndexOfAny([' ', '\t', '"']) is var gap && gap >= 0 && !typed.StartsWith("#!mlops-", StringComparison.Ordinal))
        {
            bool namesFile = typed.StartsWith("#!import", StringComparison.Ordinal) || typed.StartsWith("#r", StringComparison.Ordinal)
                || typed.StartsWith("#load", StringComparison.Ordinal);
            string prefix = typed[(gap + 1)..];
            return namesFile ? Files(position - prefix.Length, position, prefix) : CompletionOffer.None(position);
        }

        CompletionOffer offer = await magics.CompleteAsync(line, position, session, cancellation).ConfigureAwait(false);
        if (gap >= 0)
        {
            return offer;
        }

        int start = before.Length - typed.Length;
        IEnumerable<CompletionItem> own = KernelMagics.All.Where(magic => magic.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(magic => new CompletionItem(magic.Name, "magic", magic.Purpose));
        return offer.Items.Count == 0 ? new CompletionOffer(start, position, [.. own]) : offer with { Items = [.. own, .. offer.Items] };
    }

    private Inspection? DescribeLine(string line, int position)
    {
        if (magics.Describe(line, position) is { } described)
        {
            return described;
        }

        int start = line.Length - line.TrimStart().Length;
        string name = line[start..].Split(' ', '\t')[0];
        string? purpose = KernelMagics.All.FirstOrDefault(magic => magic.Name == name).Purpose;
        return purpose is null ? null : new Inspection(start, start + name.Length, Bundle.OfText($"{name}: {purpose}"));
    }

    private CompletionOffer Files(int start, int end, string prefix) => new(start, end, magics.Files(prefix, session));
}
