using System.Collections;
using System.Globalization;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests;

/// <summary>A session with small fakes around it, in a folder of its own.</summary>
internal sealed class TestKernel : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;

    public TestKernel()
        : this(new TemporaryFolder(), ownsFolder: true)
    {
    }

    private TestKernel(TemporaryFolder folder, bool ownsFolder, IReadOnlyList<ResolvedPackage>? pinned = null)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        Kernel = new CSharpKernelFactory(new Formatter(), Magics, new Fingerprint(), Locator).Start(null, _folder.Path, pinned);
    }

    public IInteractiveKernel Kernel { get; }

    public RecordingMagics Magics { get; } = new();

    public RecordingSink Sink { get; } = new();

    public FixedLocator Locator { get; } = new();

    public string Folder => _folder.Path;

    /// <summary>Another session in the same folder, which stays the first one's.</summary>
    public TestKernel Restart(IReadOnlyList<ResolvedPackage>? pinned = null) => new(_folder, ownsFolder: false, pinned);

    public Task<CellRun> RunAsync(string source, string language = "csharp", CancellationToken cancellation = default) =>
        Kernel.RunAsync(new CellSubmission(source, language), Sink, cancellation);

    /// <summary>Runs cells that must succeed; the last one's result as text.</summary>
    public async Task<string> ResultAsync(params string[] sources)
    {
        CellRun? run = null;
        foreach (string source in sources)
        {
            run = await RunAsync(source);
            Assert.True(run.Status == CellStatus.Succeeded, string.Join("\n", run.Outputs));
        }

        return Assert.IsType<CellOutput.Result>(run!.Outputs[^1]).Bundle.Text;
    }

    /// <summary>Runs a cell that must fail; its error.</summary>
    public async Task<CellOutput.Error> ErrorAsync(string source)
    {
        CellRun run = await RunAsync(source);
        Assert.True(run.Status == CellStatus.Failed, string.Join("\n", run.Outputs));
        return Assert.IsType<CellOutput.Error>(run.Outputs[^1]);
    }

    public async ValueTask DisposeAsync()
    {
        await Kernel.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }

    private sealed class Formatter : IValueFormatter
    {
        public Bundle Format(object? value) => Bundle.OfText(value switch
        {
            null => "<null>",
            string text => text,
            IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(item => Format(item).Text)) + "]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        });
    }

    private sealed class Fingerprint : ICodeFingerprint
    {
        public string Of(string source) => "fingerprint of " + source;
    }

    internal sealed class RecordingMagics : IMagicCommands
    {
        public List<string> Lines { get; } = [];

        public Func<string, INotebookSession, IOutputSink, Task>? Action { get; set; }

        public async Task RunAsync(string line, INotebookSession session, IOutputSink sink, CancellationToken cancellation)
        {
            Lines.Add(line);
            if (line.StartsWith("#!mlops-wrong", StringComparison.Ordinal))
            {
                throw new UsageException("MLOPS1099", "That is wrong.", "Write it right.");
            }

            await (Action?.Invoke(line, session, sink) ?? Task.CompletedTask);
        }

        public async Task<CommandAnswer> CallAsync(
            string verb, IReadOnlyList<string> words, IReadOnlyList<SessionVariable> values, INotebookSession session, CancellationToken cancellation)
        {
            Lines.Add($"{verb} {string.Join(' ', words)} {string.Join(' ', values.Select(value => $"{value.Name}={value.Value}"))}".TrimEnd());
            if (verb == "restore")
            {
                await session.DeclareAsync("restored", 7, null, cancellation);
            }

            return verb == "pin"
                ? throw new UsageException("MLOPS1099", "That is wrong.", "Write it right.")
                : new CommandAnswer(true, false, Bundle.OfHtml("<b>done</b>", "done"));
        }

        public Task<CompletionOffer> CompleteAsync(string line, int position, INotebookSession session, CancellationToken cancellation) =>
            Task.FromResult(new CompletionOffer(0, line.Length, [new CompletionItem($"{line}|{position}", "magic")]));

        public IReadOnlyList<CompletionItem> Files(string prefix, INotebookSession session) => [new CompletionItem($"{prefix}.csv", "path")];

        public Func<string, bool> Describes { get; set; } = _ => false;

        public Inspection? Describe(string line, int position) =>
            Describes(line) ? new(0, line.Length, Bundle.OfText($"{line}|{position}")) : null;
    }

    internal sealed class FixedLocator : INotebookLocator
    {
        public string? Path { get; set; }

        public int Asked { get; private set; }

        public string? Locate(Journal journal)
        {
            Asked++;
            return Path;
        }
    }

    internal sealed class RecordingSink : IOutputSink
    {
        public List<CellOutput> Outputs { get; } = [];

        public Action<CellOutput>? Wrote { get; set; }

        public void Write(CellOutput output)
        {
            Outputs.Add(output);
            Wrote?.Invoke(output);
        }
    }
}
