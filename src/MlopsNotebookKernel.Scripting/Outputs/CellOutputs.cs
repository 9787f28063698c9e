using System.Globalization;
using System.Threading.Channels;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Outputs;

/// <summary>
/// The outputs of one run of a cell: passed on as they come, and kept for the record with updates applied and
/// neighbouring stream texts joined. At most <see cref="Limit"/> characters are kept and passed on; a notice says so.
/// </summary>
/// <remarks>
/// The sink is called from a task of its own: a cell's thread holds the console's lock while it writes, and a sink that
/// draws on the terminal takes its own locks.
/// </remarks>
internal sealed class CellOutputs : IOutputSink
{
    /// <summary>How many characters a cell may put out by default: ten million.</summary>
    public const long Limit = 10_000_000;

    private readonly Lock _gate = new();
    private readonly OutputRecord _record = new();
    private readonly Channel<CellOutput> _passing =
        Channel.CreateUnbounded<CellOutput>(new UnboundedChannelOptions { SingleReader = true });

    private readonly long _limit;
    private readonly Task _pump;
    private bool _full;

    /// <summary>Starts to take outputs.</summary>
    /// <param name="sink">Takes outputs as they come.</param>
    /// <param name="limit">How many characters a cell may put out.</param>
    public CellOutputs(IOutputSink sink, long limit = Limit)
    {
        _limit = limit;
        _pump = Task.Run(async () =>
        {
            await foreach (CellOutput output in _passing.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                sink.Write(output);
            }
        });
    }

    /// <summary>Waits until the sink has taken all outputs. No output may come after it.</summary>
    /// <returns>A task that fails as the sink does.</returns>
    public Task CompleteAsync()
    {
        _passing.Writer.TryComplete();
        return _pump;
    }

    /// <inheritdoc/>
    public void Write(CellOutput output)
    {
        lock (_gate)
        {
            // Errors always pass: why a cell failed must not be lost in what it printed.
            if (output is not CellOutput.Error)
            {
                if (_full)
                {
                    return;
                }

                if (_record.Size + OutputRecord.SizeOf(output) > _limit)
                {
                    _full = true;
                    Take(new CellOutput.Stream(true, string.Create(CultureInfo.InvariantCulture,
                        $"\n[This cell put out more than {_limit:N0} characters; the rest is not kept.]\n")));
                    return;
                }
            }

            Take(output);
        }
    }

    /// <summary>The outputs so far: updates applied, neighbouring stream texts joined.</summary>
    public IReadOnlyList<CellOutput> ToList()
    {
        lock (_gate)
        {
            return _record.ToList();
        }
    }

    private void Take(CellOutput output)
    {
        _record.Add(output);
        _passing.Writer.TryWrite(output);
    }
}
