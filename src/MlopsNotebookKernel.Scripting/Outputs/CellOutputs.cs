using System.Globalization;
using System.Text;
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
    private readonly List<Kept> _kept = [];
    private readonly Channel<CellOutput> _passing =
        Channel.CreateUnbounded<CellOutput>(new UnboundedChannelOptions { SingleReader = true });

    private readonly long _limit;
    private readonly Task _pump;
    private long _size;
    private bool _full;
    private bool _clears;

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

                long size = Size(output);
                if (_size + size > _limit)
                {
                    _full = true;
                    Take(new CellOutput.Stream(true, string.Create(CultureInfo.InvariantCulture,
                        $"\n[This cell put out more than {_limit:N0} characters; the rest is not kept.]\n")));
                    return;
                }

                _size += size;
            }

            Take(output);
        }
    }

    /// <summary>The outputs so far: updates applied, neighbouring stream texts joined.</summary>
    public IReadOnlyList<CellOutput> ToList()
    {
        lock (_gate)
        {
            return [.. _kept.Select(kept => kept.ToOutput())];
        }
    }

    /// <summary>How much of the limit an output takes: its characters.</summary>
    /// <param name="output">The output.</param>
    public static long Size(CellOutput output) => output switch
    {
        CellOutput.Stream stream => stream.Text.Length,
        CellOutput.Display display => Size(display.Bundle),
        CellOutput.Update update => Size(update.Bundle),
        CellOutput.Result result => Size(result.Bundle),
        _ => 0,
    };

    private static long Size(Bundle bundle) => bundle.Data.Values.Sum(content => (long)content.Length);

    private void Take(CellOutput output)
    {
        Keep(output);
        _passing.Writer.TryWrite(output);
    }

    private void Keep(CellOutput output)
    {
        if (output is CellOutput.Clear clear)
        {
            _clears = clear.Wait;
            if (!clear.Wait)
            {
                Forget();
            }

            return;
        }

        if (_clears)
        {
            _clears = false;
            Forget();
        }

        if (output is CellOutput.Stream stream)
        {
            if (_kept.Count > 0 && _kept[^1] is { Text: { } text } last && last.IsError == stream.IsError)
            {
                text.Append(stream.Text);
            }
            else
            {
                _kept.Add(new Kept { IsError = stream.IsError, Text = new StringBuilder(stream.Text) });
            }

            return;
        }

        if (output is CellOutput.Update update)
        {
            Kept? shown = _kept.FirstOrDefault(kept => kept.DisplayId == update.DisplayId);
            if (shown is not null)
            {
                _size -= Size(shown.Output!);
                shown.Output = shown.Output is CellOutput.Update
                    ? update
                    : new CellOutput.Display(update.Bundle, update.DisplayId);
                return;
            }
        }

        _kept.Add(new Kept { Output = output });
    }

    private void Forget()
    {
        _kept.Clear();
        _size = 0;
    }

    private sealed class Kept
    {
        public bool IsError { get; init; }

        public StringBuilder? Text { get; init; }

        public CellOutput? Output { get; set; }

        public string? DisplayId => Output switch
        {
            CellOutput.Display display => display.DisplayId,
            CellOutput.Update update => update.DisplayId,
            _ => null,
        };

        public CellOutput ToOutput() => Output ?? new CellOutput.Stream(IsError, Text!.ToString());
    }
}
