using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.EndToEnd.Tests.Completion;

/// <summary>An interactive shell in a terminal of its own, which <c>script</c> makes.</summary>
internal sealed partial class TerminalSession : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _seen = new();

    public TerminalSession(string shell, string folder, IReadOnlyDictionary<string, string> environment)
    {
        ProcessStartInfo start = new("script", ["-qfec", shell, "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Types keys.</summary>
    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the terminal shows a text, and forgets all up to there.</summary>
    public async Task UntilAsync(string text)
    {
        using CancellationTokenSource limit = new(Limit);
        char[] buffer = new char[4096];
        while (true)
        {
            string shown = Orders().Replace(_seen.ToString(), "");
            int at = shown.IndexOf(text, StringComparison.Ordinal);
            if (at >= 0)
            {
                _seen.Clear().Append(shown.AsSpan(at + text.Length));
                return;
            }

            int read = 0;
            try
            {
                read = await _process.StandardOutput.ReadAsync(buffer, limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"\"{text}\" is not shown, but:\n{shown}");
            }

            Assert.True(read > 0, $"The shell ended before it showed \"{text}\":\n{shown}");
            _seen.Append(buffer, 0, read);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    /// <summary>What moves the cursor or sets colours, and carriage returns.</summary>
    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\r|\a")]
    private static partial Regex Orders();
}
