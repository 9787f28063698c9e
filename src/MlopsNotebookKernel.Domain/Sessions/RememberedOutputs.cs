using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>
/// What the latest runs of a session put out, so that a decision can cite it. Older runs are forgotten once there is more
/// than a session may hold. Not safe for concurrent use.
/// </summary>
internal sealed class RememberedOutputs
{
    /// <summary>The most characters that are held: 32 MB.</summary>
    public const long MostCharacters = 16L << 20;

    private readonly Queue<(int ExecutionCount, IReadOnlyList<CellOutput> Outputs, long Size)> _runs = new();
    private long _size;

    /// <summary>Remembers a run.</summary>
    /// <param name="executionCount">The run's number.</param>
    /// <param name="outputs">What it put out.</param>
    public void Add(int executionCount, IReadOnlyList<CellOutput> outputs)
    {
        long size = outputs.Sum(OutputRecord.SizeOf);
        if (size > MostCharacters)
        {
            return;
        }

        _runs.Enqueue((executionCount, outputs, size));
        _size += size;
        while (_size > MostCharacters)
        {
            _size -= _runs.Dequeue().Size;
        }
    }

    /// <summary>What a run put out; null when that is not, or no longer, known.</summary>
    /// <param name="executionCount">The run's number.</param>
    public IReadOnlyList<CellOutput>? Of(int executionCount) =>
        _runs.Where(run => run.ExecutionCount == executionCount).Select(run => run.Outputs).LastOrDefault();
}
