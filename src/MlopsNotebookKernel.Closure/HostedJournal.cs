using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>Keeps the journal of a notebook whose host tells of its cells as they run.</summary>
/// <param name="fingerprint">Digests code.</param>
internal sealed class HostedJournal(Lazy<ICodeFingerprint> fingerprint)
{
    private const long Limit = 10_000_000;
    private readonly Lock _gate = new();
    private OutputRecord? _outputs;
    private string? _source;
    private long _started;
    private bool _isFull;
    private int _count;
    private int _running;

    /// <summary>What ran so far.</summary>
    public Journal Journal { get; } = new();

    /// <summary>The number of the cell that runs now, or ran last; from 1.</summary>
    public int ExecutionCount => Volatile.Read(ref _running);

    /// <summary>The text of the cell that runs now; null between cells.</summary>
    public string? CurrentSource
    {
        get
        {
            lock (_gate)
            {
                return _source;
            }
        }
    }

    /// <summary>A cell begins.</summary>
    /// <param name="source">Its text as the document holds it, in whatever language: a stamp is held against the document.</param>
    public void Begin(string source)
    {
        lock (_gate)
        {
            _running = ++_count;
            _source = source;
            _outputs = new OutputRecord();
            _isFull = false;
            _started = TimeProvider.System.GetTimestamp();
        }
    }

    /// <summary>The cell that runs put something out.</summary>
    /// <param name="output">What it put out.</param>
    public void Add(HostedOutput output)
    {
        CellOutput known = Known(output);
        lock (_gate)
        {
            if (_outputs is null || _isFull)
            {
                return;
            }

            _isFull = _outputs.Size + OutputRecord.SizeOf(known) > Limit;
            if (!_isFull)
            {
                _outputs.Add(known);
            }
        }
    }

    /// <summary>The cell that runs has ended.</summary>
    /// <param name="ending">How.</param>
    public void End(HostedEnding ending)
    {
        lock (_gate)
        {
            if (_source is { } source && _outputs is { } outputs)
            {
                // Outputs that are too many to keep are not known: their digest would be of something else.
                IReadOnlyList<CellOutput>? shown = _isFull ? null : outputs.ToList();
                string? digest = shown is null ? null : OutputDigest.Of(shown);
                TimeSpan duration = TimeProvider.System.GetElapsedTime(_started);
                Journal.Add(new JournalEntry(_running, null, null, source, fingerprint.Value.Of(source), digest, Status(ending), duration), shown);
            }

            (_source, _outputs) = (null, null);
        }
    }

    /// <summary>A cell ran before anybody listened.</summary>
    /// <param name="source">Its code.</param>
    public void AddEarlier(string source)
    {
        lock (_gate)
        {
            _count++;
            if (_source is null)
            {
                _running = _count;
            }

            Journal.Add(new JournalEntry(_count, null, null, source, fingerprint.Value.Of(source), null, CellStatus.Succeeded, TimeSpan.Zero));
        }
    }

    private static CellStatus Status(HostedEnding ending) => ending switch
    {
        HostedEnding.Succeeded => CellStatus.Succeeded,
        HostedEnding.Cancelled => CellStatus.Cancelled,
        _ => CellStatus.Failed,
    };

    private static CellOutput Known(HostedOutput output)
    {
        Bundle bundle = new(output.Content);
        return output.Kind switch
        {
            HostedOutputKind.StandardOutput => new CellOutput.Stream(false, bundle.Text),
            HostedOutputKind.StandardError => new CellOutput.Stream(true, bundle.Text),
            HostedOutputKind.Display => new CellOutput.Display(bundle, output.DisplayId),
            HostedOutputKind.Update => new CellOutput.Update(bundle, output.DisplayId ?? ""),
            HostedOutputKind.Result => new CellOutput.Result(bundle),
            _ => new CellOutput.Error("Error", bundle.Text, null, []),
        };
    }
}
