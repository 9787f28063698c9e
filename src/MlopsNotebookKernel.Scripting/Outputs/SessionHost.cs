using System.Globalization;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Outputs;

/// <summary>
/// A session as its notebook's code sees it. Outputs go to the cell that runs; what work in the background puts out
/// between two cells is kept for the next one, because no output may be lost.
/// </summary>
/// <param name="formatter">Formats values.</param>
/// <param name="commands">Runs the commands that code calls.</param>
internal sealed class SessionHost(ValueBundles formatter, ICommandRunner commands) : INotebookHost
{
    private readonly Lock _gate = new();
    private readonly List<CellOutput> _late = [];
    private IOutputSink? _current;
    private long _lateSize;
    private int _displays;
    private CancellationToken _interruption;

    /// <summary>Asks the person at the front end; null where nobody can answer.</summary>
    public IInputReader? Input { get; set; }

    /// <inheritdoc/>
    public ICommandRunner Commands => commands;

    /// <summary>Directs outputs to a cell; null between cells.</summary>
    /// <param name="outputs">The cell's outputs.</param>
    /// <param name="interruption">Interrupts the cell, and its waiting for input.</param>
    public void Attach(IOutputSink? outputs, CancellationToken interruption)
    {
        lock (_gate)
        {
            _current = outputs;
            _interruption = interruption;
            if (outputs is null)
            {
                return;
            }

            foreach (CellOutput output in _late)
            {
                outputs.Write(output);
            }

            _late.Clear();
            _lateSize = 0;
        }
    }

    /// <inheritdoc/>
    public string Display(object? value)
    {
        string id = "display-" + Interlocked.Increment(ref _displays).ToString(CultureInfo.InvariantCulture);
        Put(new CellOutput.Display(formatter.Of(value), id));
        return id;
    }

    /// <inheritdoc/>
    public string Display(object? value, IReadOnlyList<string> mimeTypes)
    {
        string id = "display-" + Interlocked.Increment(ref _displays).ToString(CultureInfo.InvariantCulture);
        Bundle bundle = formatter.Of(value);
        Dictionary<string, string> chosen = bundle.Data.Where(content => mimeTypes.Contains(content.Key)).ToDictionary(content => content.Key, content => content.Value);
        Put(new CellOutput.Display(chosen.Count > 0 ? new Bundle(chosen) : bundle, id));
        return id;
    }

    /// <inheritdoc/>
    public ValueFormats Formats => formatter.Formats;

    /// <inheritdoc/>
    public void Update(string displayId, object? value) => Put(new CellOutput.Update(formatter.Of(value), displayId));

    /// <inheritdoc/>
    public void Write(bool isError, string text)
    {
        if (text.Length > 0)
        {
            Put(new CellOutput.Stream(isError, text));
        }
    }

    /// <inheritdoc/>
    public string? Read(string prompt, bool isSecret)
    {
        CancellationToken interruption = _interruption;
        if (Input is not { } reader)
        {
            return null;
        }

        Task<string?> answer = Task.Run(
            async () =>
            {
                // The reader is code of the tool: what it writes is not the notebook's output.
                using NotebookHost.Scope scope = NotebookHost.Enter(null);
                return await reader.ReadAsync(prompt, isSecret, interruption).ConfigureAwait(false);
            },
            interruption);
        Task.WaitAny([answer], interruption);
        return answer.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Clear(bool wait) => Put(new CellOutput.Clear(wait));

    private void Put(CellOutput output)
    {
        lock (_gate)
        {
            if (_current is not null)
            {
                _current.Write(output);
            }
            else if (_lateSize < CellOutputs.Limit)
            {
                _lateSize += OutputRecord.SizeOf(output);
                _late.Add(_lateSize < CellOutputs.Limit ? output : new CellOutput.Stream(true,
                    "\n[Work in the background put out too much between two cells; the rest is not kept.]\n"));
            }
        }
    }
}
