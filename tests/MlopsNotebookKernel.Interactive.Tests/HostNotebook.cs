using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace MlopsNotebookKernel.Interactive.Tests;

/// <summary>A notebook in the real host, in a folder of its own. The host runs in the process's folder: one at a time.</summary>
internal sealed class HostNotebook : IDisposable
{
    /// <summary>A saved notebook without cells.</summary>
    public const string Empty = """{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

    public HostNotebook(string? folder = null)
    {
        OwnsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("mlops-host-").FullName;
        Directory.SetCurrentDirectory(Folder);
        if (OwnsFolder)
        {
            // A front end has saved it, and not yet what runs.
            Write("research.ipynb", Empty);
        }

        CSharp = new CSharpKernel().UseNugetDirective((kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        });
        Root = new CompositeKernel { CSharp };
        Root.DefaultKernelName = CSharp.Name;
    }

    public string Folder { get; }

    public CompositeKernel Root { get; }

    public CSharpKernel CSharp { get; }

    private bool OwnsFolder { get; }

    /// <summary>A notebook that has the commands.</summary>
    public static HostNotebook Loaded()
    {
        HostNotebook notebook = new();
        InteractiveExtension.Load(notebook.Root);
        return notebook;
    }

    /// <summary>A notebook that has the commands, a file of rows, and a snapshot of it.</summary>
    public static async Task<HostNotebook> WithSnapshotAsync()
    {
        HostNotebook notebook = Loaded();
        notebook.Write("rows.csv", "origin,delay\n" + string.Concat(Enumerable.Range(0, 200).Select(row => FormattableString.Invariant($"{"ABC"[row % 3]},{row % 40}\n"))));
        notebook.Write("research.dib", "#!csharp\n\nvar a = 1;\n");
        await notebook.RunAsync("#!mlops-snapshot rows.csv --name rows");
        return notebook;
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Runs a cell, however it ends.</summary>
    public async Task<IReadOnlyList<KernelEvent>> SubmitAsync(string code)
    {
        List<KernelEvent> events = [];
        using IDisposable subscription = Root.KernelEvents.Subscribe(new Listener(events));
        await Root.SendAsync(new SubmitCode(code)).WaitAsync(TimeSpan.FromMinutes(2));
        return events;
    }

    /// <summary>Runs a cell that must succeed; what it shows, as text.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string code)
    {
        IReadOnlyList<KernelEvent> events = await SubmitAsync(code);
        Assert.Null(events.OfType<CommandFailed>().FirstOrDefault()?.Message);
        return Texts(events);
    }

    /// <summary>Runs a cell that must fail; its message.</summary>
    public async Task<string> ErrorAsync(string code) =>
        Assert.Single((await SubmitAsync(code)).OfType<CommandFailed>().DistinctBy(failure => failure.Message)).Message;

    /// <summary>The plain texts of what was displayed, in order.</summary>
    public static IReadOnlyList<string> Texts(IEnumerable<KernelEvent> events) =>
        [.. events.OfType<DisplayEvent>().SelectMany(display => display.FormattedValues).Where(value => value.MimeType == "text/plain").Select(value => value.Value)];

    public void Dispose()
    {
        Root.Dispose();
        Directory.SetCurrentDirectory(Path.GetTempPath());
        if (OwnsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private sealed class Listener(List<KernelEvent> events) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value)
        {
            lock (events)
            {
                events.Add(value);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => throw error;
    }
}
