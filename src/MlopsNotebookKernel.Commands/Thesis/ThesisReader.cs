using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Theses;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>Answers theses from where they say.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class ThesisReader(CommandServices services, CommandContext context)
{
    private readonly SeriesReader _reader = new(services, context);

    /// <summary>Reads a thesis's series, and what they say of it.</summary>
    /// <param name="thesis">The thesis.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ThesisException">A series cannot be read.</exception>
    public async Task<ThesisAnswer> AnswerAsync(ThesisDefinition thesis, CancellationToken cancellation)
    {
        TimeSeries metric = await _reader.ReadAsync(thesis.Metric.Source, thesis.Metric.Name, cancellation).ConfigureAwait(false);
        TimeSeries outcome = await _reader.ReadAsync(thesis.Outcome.Source, thesis.Outcome.Name, cancellation).ConfigureAwait(false);
        TimeSeries? control = thesis.Control is null
            ? null
            : await _reader.ReadAsync(thesis.Control, "the control", cancellation).ConfigureAwait(false);
        return ThesisAnalyzer.Answer(thesis, metric, outcome, control);
    }
}
