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
    private readonly LineOffers _offers = new(services);

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
            return LinePosition.Read(line, position) is { } read
                ? await Task.Run(() => _offers.OfAsync(read, CompletionPlace.Of(session), cancellation), cancellation)
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
        if (LinePosition.Read(line, position) is not { } read)
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

    private static ParameterDefinition? ParameterAt(LinePosition read) =>
        read.Awaiting is null && read.Word.Value.StartsWith("--", StringComparison.Ordinal)
            ? read.Option(read.Word.Value[2..].Split('=')[0])
            : read.Word.Value.Length > 0 ? read.Awaiting ?? read.Positional : null;
}
