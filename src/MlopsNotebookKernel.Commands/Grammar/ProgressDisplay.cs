using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Grammar;

/// <summary>Shows progress in a cell, then the result in its place: one output a command.</summary>
/// <param name="sink">Takes the output.</param>
internal sealed class ProgressDisplay(IOutputSink sink) : IProgress<CommandProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private string? _displayId;
    private TimeSpan _shown;
    private bool _finished;

    /// <inheritdoc/>
    public void Report(CommandProgress value)
    {
        lock (_gate)
        {
            TimeSpan elapsed = TimeProvider.System.GetElapsedTime(_started);
            if (_finished || elapsed < Patience || elapsed - _shown < Interval)
            {
                return;
            }

            _shown = elapsed;
            Show(Bundle.OfText(value.Share is { } share
                ? string.Create(CultureInfo.InvariantCulture, $"{value.Text} ({share:P0})")
                : value.Text));
        }
    }

    /// <summary>Shows the result.</summary>
    /// <param name="bundle">The result.</param>
    public void Finish(Bundle bundle)
    {
        lock (_gate)
        {
            _finished = true;
            if (_displayId is null)
            {
                sink.Write(new CellOutput.Display(bundle));
            }
            else
            {
                Show(bundle);
            }
        }
    }

    private void Show(Bundle bundle)
    {
        if (_displayId is null)
        {
            _displayId = Guid.NewGuid().ToString("N");
            sink.Write(new CellOutput.Display(bundle, _displayId));
        }
        else
        {
            sink.Write(new CellOutput.Update(bundle, _displayId));
        }
    }
}
