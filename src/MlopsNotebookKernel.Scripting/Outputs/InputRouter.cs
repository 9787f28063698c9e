using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Outputs;

/// <summary>
/// Stands in for the console's reader: a notebook's code reads from the person at its front end (and finds the end of
/// input where nobody can answer), everything else from the process's own input.
/// </summary>
internal sealed class InputRouter : TextReader
{
    // Not Console.In: asking for it takes hold of the terminal.
    private readonly Lazy<TextReader> _outside = new(() => new StreamReader(Console.OpenStandardInput()));
    private string _line = "";
    private int _position;

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (NotebookHost.Current is not { } host)
        {
            return _outside.Value.ReadLine();
        }

        if (_position >= _line.Length)
        {
            return host.Read("", isSecret: false);
        }

        string rest = _line[_position..].TrimEnd('\n');
        _position = _line.Length;
        return rest;
    }

    /// <inheritdoc/>
    public override int Peek() => NotebookHost.Current is null ? _outside.Value.Peek() : _position < _line.Length ? _line[_position] : -1;

    /// <inheritdoc/>
    public override int Read()
    {
        if (NotebookHost.Current is not { } host)
        {
            return _outside.Value.Read();
        }

        if (_position >= _line.Length)
        {
            if (host.Read("", isSecret: false) is not { } line)
            {
                return -1;
            }

            _line = line + "\n";
            _position = 0;
        }

        return _line[_position++];
    }
}
