using System.Text;

namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>
/// What a cell shows once it has ended: updates applied, neighbouring stream texts joined, what was cleared left out.
/// Not safe for concurrent use.
/// </summary>
public sealed class OutputRecord
{
    private readonly List<Kept> _kept = [];
    private bool _clears;

    /// <summary>How many characters it holds.</summary>
    public long Size { get; private set; }

    /// <summary>How many characters an output has.</summary>
    /// <param name="output">The output.</param>
    public static long SizeOf(CellOutput output) => output switch
    {
        CellOutput.Stream stream => stream.Text.Length,
        CellOutput.Display display => SizeOf(display.Bundle),
        CellOutput.Update update => SizeOf(update.Bundle),
        CellOutput.Result result => SizeOf(result.Bundle),
        _ => 0,
    };

    /// <summary>Adds the next output.</summary>
    /// <param name="output">The output.</param>
    public void Add(CellOutput output)
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

        Size += SizeOf(output);
        switch (output)
        {
            case CellOutput.Stream stream when _kept.Count > 0 && _kept[^1] is { Text: { } text } last && last.IsError == stream.IsError:
                text.Append(stream.Text);
                break;
            case CellOutput.Stream stream:
                _kept.Add(new Kept { IsError = stream.IsError, Text = new StringBuilder(stream.Text) });
                break;
            case CellOutput.Update update when _kept.FirstOrDefault(kept => kept.DisplayId == update.DisplayId) is { } shown:
                Size -= SizeOf(shown.Output!);
                shown.Output = shown.Output is CellOutput.Update ? update : new CellOutput.Display(update.Bundle, update.DisplayId);
                break;
            default:
                _kept.Add(new Kept { Output = output });
                break;
        }
    }

    /// <summary>The outputs so far, in order.</summary>
    public IReadOnlyList<CellOutput> ToList() => [.. _kept.Select(kept => kept.ToOutput())];

    private static long SizeOf(Bundle bundle) => bundle.Data.Values.Sum(content => (long)content.Length);

    private void Forget()
    {
        _kept.Clear();
        Size = 0;
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
