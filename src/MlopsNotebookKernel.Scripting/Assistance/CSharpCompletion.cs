using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Tags;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Scripting.Submissions;
using RoslynItem = Microsoft.CodeAnalysis.Completion.CompletionItem;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>
/// Completes C#: only what begins with what is typed, the likeliest first. Likelier is what the compiler expects there,
/// what is spelt with the same case, what the notebook used before, and what is nearer (variables before types before
/// keywords); members that every object has come last.
/// </summary>
/// <param name="chain">The cells that ran.</param>
internal sealed class CSharpCompletion(SubmissionChain chain) : IDisposable
{
    private const int Most = 400;

    private static readonly HashSet<string> OfEveryObject =
        ["Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize"];

    private static readonly (string Tag, string Kind)[] Kinds =
    [
        (WellKnownTags.Local, "variable"), (WellKnownTags.Parameter, "variable"), (WellKnownTags.RangeVariable, "variable"),
        (WellKnownTags.Property, "property"), (WellKnownTags.Field, "field"), (WellKnownTags.EnumMember, "enum member"),
        (WellKnownTags.Constant, "constant"), (WellKnownTags.Event, "event"), (WellKnownTags.Method, "method"),
        (WellKnownTags.ExtensionMethod, "extension method"), (WellKnownTags.Class, "class"), (WellKnownTags.Structure, "struct"),
        (WellKnownTags.Interface, "interface"), (WellKnownTags.Enum, "enum"), (WellKnownTags.Delegate, "delegate"),
        (WellKnownTags.TypeParameter, "type parameter"), (WellKnownTags.Keyword, "keyword"), (WellKnownTags.Namespace, "namespace"),
    ];

    private readonly SemaphoreSlim _turn = new(1);
    private readonly NotebookPrelude _notebook = new();
    private CompletionWorkspace? _workspace;
    private IReadOnlyDictionary<string, MetadataReference>? _references;

    /// <summary>Offers what can stand at a position.</summary>
    /// <param name="code">The cell's C#.</param>
    /// <param name="position">Where the cursor is.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CompletionOffer> CompleteAsync(string code, int position, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            CompletionWorkspace workspace = Current();
            if (Ended(code, position) is { } ended
                && await OfferAsync(workspace, ended, position, cancellation).ConfigureAwait(false) is { Items.Count: > 0 } offer)
            {
                return offer;
            }

            return await OfferAsync(workspace, code, position, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// The code with the statement at the cursor ended, where its line ends there and another statement may follow: what
    /// is only begun reads together with the next line, as <c>box.\nConsole.Write(1)</c> reads as a declaration.
    /// </summary>
    private static string? Ended(string code, int position)
    {
        ReadOnlySpan<char> rest = code.AsSpan(position).TrimStart(" \t");
        ReadOnlySpan<char> next = rest.TrimStart();
        bool follows = next.Length > 0 && rest.Length > next.Length && rest[0] is '\r' or '\n' && (char.IsLetter(next[0]) || next[0] == '_');
        return follows ? code.Insert(position, ";") : null;
    }

    private async Task<CompletionOffer> OfferAsync(
        CompletionWorkspace workspace, string code, int position, CancellationToken cancellation)
    {
        Document document = workspace.Cell(code);
        CompletionService service = CompletionService.GetService(document)!;
        CompletionList list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellation).ConfigureAwait(false);
        if (list.ItemsList.Count == 0)
        {
            return CompletionOffer.None(position);
        }

        string prefix = code[list.Span.Start..position];
        HashSet<string> words = [.. SubmissionChain.Parse(new CodeText(code, "")).GetRoot(cancellation).DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Span.End != position).Select(token => token.ValueText)];
        return new CompletionOffer(list.Span.Start, position,
        [
            .. list.ItemsList
                .Where(item => !item.Tags.Contains(WellKnownTags.Snippet) && TextOf(item).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(item => item.Rules.MatchPriority)
                .ThenByDescending(item => TextOf(item).StartsWith(prefix, StringComparison.Ordinal))
                .ThenBy(item => OfEveryObject.Contains(item.DisplayText) || item.Tags.Contains("Deprecated"))
                .ThenByDescending(item => words.Contains(item.DisplayText) || _notebook.Words.Contains(item.DisplayText))
                .ThenBy(item => Distance(KindOf(item)))
                .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)
                .DistinctBy(TextOf)
                .Take(Most)
                .Select(item => new Domain.Assistance.CompletionItem(TextOf(item), KindOf(item))),
        ]);
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace?.Dispose();

    private static string TextOf(RoslynItem item) => item.Properties.TryGetValue("InsertionText", out string? text) ? text : item.DisplayText;

    private static int Distance(string kind) => kind switch
    {
        "variable" => 0,
        "property" or "field" or "enum member" or "constant" or "event" or "method" => 1,
        "extension method" => 2,
        "keyword" => 4,
        "namespace" => 5,
        _ => 3,
    };

    private string KindOf(RoslynItem item)
    {
        ImmutableArray<string> tags = item.Tags;
        string kind = Kinds.FirstOrDefault(known => tags.Contains(known.Tag)).Kind ?? "text";
        return kind == "field" && _notebook.Variables.Contains(item.DisplayText) ? "variable" : kind;
    }

    /// <summary>The workspace, with what the cells declared since.</summary>
    private CompletionWorkspace Current()
    {
        bool isNew = _workspace is null;
        _workspace ??= new CompletionWorkspace();
        IReadOnlyDictionary<string, MetadataReference> references = chain.NextReferences;
        bool isChanged = _references is null || references.Count != _references.Count
            || references.Any(pair => _references.GetValueOrDefault(pair.Key) != pair.Value);
        if (_notebook.Read(chain.Submissions) || isChanged || isNew)
        {
            _references = references;
            _workspace.Update(_notebook.Text, references.Values);
        }

        return _workspace;
    }
}
