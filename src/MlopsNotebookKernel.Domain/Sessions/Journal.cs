using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>
/// What a session saw: every run of every cell, in order, and what the commands in them did. Stamps are made from it,
/// because a kernel sees submissions and never the document. Safe to read while a cell runs.
/// </summary>
public sealed class Journal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly List<JournalFact> _facts = [];
    private readonly RememberedOutputs _outputs = new();
    private CellPlace? _running;

    /// <summary>When the session began: files written since are its outputs rather than its inputs.</summary>
    public DateTimeOffset Started { get; init; } = TimeProvider.System.GetUtcNow();

    /// <summary>Whether the session sees which files of the repository its code opens; it may begin to while it runs. Not all systems tell.</summary>
    public bool SeesReads { get; set; }

    /// <summary>The cell that runs now; null between cells, and where the host does not say.</summary>
    public CellPlace? Running
    {
        get
        {
            lock (_gate)
            {
                return _running;
            }
        }

        set
        {
            lock (_gate)
            {
                _running = value;
            }
        }
    }

    /// <summary>Finished runs, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>What commands recorded, oldest first.</summary>
    public IReadOnlyList<JournalFact> Facts
    {
        get
        {
            lock (_gate)
            {
                return [.. _facts];
            }
        }
    }

    /// <summary>Adds a finished run.</summary>
    /// <param name="entry">The run.</param>
    /// <param name="outputs">What it put out; null where nobody saw it, or not all of it.</param>
    public void Add(JournalEntry entry, IReadOnlyList<CellOutput>? outputs = null)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            if (outputs is not null)
            {
                _outputs.Add(entry.ExecutionCount, outputs);
            }
        }
    }

    /// <summary>What a finished run put out; null when that is not, or no longer, known: only the latest are remembered.</summary>
    /// <param name="executionCount">The run's number.</param>
    public IReadOnlyList<CellOutput>? OutputsOf(int executionCount)
    {
        lock (_gate)
        {
            return _outputs.Of(executionCount);
        }
    }

    /// <summary>Adds a fact that a command recorded.</summary>
    /// <param name="fact">The fact.</param>
    public void Add(JournalFact fact)
    {
        lock (_gate)
        {
            _facts.Add(fact);
        }
    }
}
