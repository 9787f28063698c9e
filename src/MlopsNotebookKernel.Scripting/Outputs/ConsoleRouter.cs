using System.Text;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Outputs;

/// <summary>
/// Stands in for the console's writers: text that a notebook's code writes goes to its session, everything else where
/// it went before. Whose code it is flows with the execution context, so the terminal's own output is never eaten.
/// </summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock Gate = new();
    private static TextWriter? _installedOut;
    private static TextWriter? _installedError;
    private static TextReader? _installedIn;

    private readonly TextWriter _outside;
    private readonly bool _isError;

    private ConsoleRouter(TextWriter outside, bool isError)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        _outside = outside;
        _isError = isError;
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _outside.Encoding;

    /// <inheritdoc/>
    public override IFormatProvider FormatProvider =>
        NotebookHost.Current is null ? _outside.FormatProvider : System.Globalization.CultureInfo.CurrentCulture;

    /// <summary>Puts routers in place, before a cell's code, where the process has set other writers since.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!ReferenceEquals(Console.Out, _installedOut))
            {
                Console.SetOut(new ConsoleRouter(Console.Out, isError: false));
                _installedOut = Console.Out;
            }

            if (!ReferenceEquals(Console.Error, _installedError))
            {
                Console.SetError(new ConsoleRouter(Console.Error, isError: true));
                _installedError = Console.Error;
            }

            if (_installedIn is null || !ReferenceEquals(Console.In, _installedIn))
            {
                Console.SetIn(new InputRouter());
                _installedIn = Console.In;
            }
        }
    }

    /// <summary>
    /// Puts the routers back, after a cell's code, when it has set other writers: they would take the tool's output.
    /// </summary>
    public static void Restore()
    {
        lock (Gate)
        {
            Console.SetOut(_installedOut!);
            Console.SetError(_installedError!);
            Console.SetIn(_installedIn!);
        }
    }

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (NotebookHost.Current is { } host)
        {
            host.Write(_isError, value.ToString());
        }
        else
        {
            _outside.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (NotebookHost.Current is { } host)
        {
            host.Write(_isError, value ?? "");
        }
        else
        {
            _outside.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void WriteLine()
    {
        if (NotebookHost.Current is { } host)
        {
            host.Write(_isError, "\n");
        }
        else
        {
            _outside.WriteLine();
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        if (NotebookHost.Current is { } host)
        {
            host.Write(_isError, value + "\n");
        }
        else
        {
            _outside.WriteLine(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(new string(buffer));

    /// <inheritdoc/>
    public override void Flush() => _outside.Flush();
}
