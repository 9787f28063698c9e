using MlopsNotebookKernel.Code.Fingerprints;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;
using MlopsNotebookKernel.Scripting;

namespace MlopsNotebookKernel.Closure.Tests.Rigs;

/// <summary>A host's notebook that the test fills; code that commands contribute runs in a C# session, which starts with it.</summary>
/// <param name="folder">The folder it works in.</param>
internal sealed class FakeNotebook(string folder) : IHostedNotebook, IAsyncDisposable
{
    private readonly Lazy<IInteractiveKernel> _kernel = new(() =>
        new CSharpKernelFactory(new PlainFormatter(), new MagicCommands(Composition.Create()), new CodeFingerprint()).Start(null, folder));

    public string? Path { get; set; }

    public string WorkingDirectory => folder;

    public Dictionary<string, object?> Values { get; } = [];

    public List<HostedPackage> Resolved { get; } = [];

    public List<string> Assemblies { get; } = [];

    public List<string> Contributed { get; } = [];

    public IReadOnlyList<HostedVariable> Variables =>
    [
        .. Values.Select(pair => new HostedVariable(pair.Key, pair.Value?.GetType() ?? typeof(object), pair.Value)),
        .. _kernel.IsValueCreated ? _kernel.Value.Variables.Select(variable => new HostedVariable(variable.Name, variable.Type, variable.Value)) : [],
    ];

    public IReadOnlyList<HostedPackage> Packages => Resolved;

    public IReadOnlyList<string> References => Assemblies;

    public IReadOnlyList<string> Imports { get; set; } = ["System", "System.Linq"];

    public async Task ContributeAsync(string code, CancellationToken cancellation)
    {
        Contributed.Add(code);
        try
        {
            await _kernel.Value.ContributeAsync(code, cancellation);
        }
        catch (MlopsException fault)
        {
            throw new InvalidOperationException(fault.Message);
        }
    }

    /// <summary>What a next cell would see an expression to be.</summary>
    public Task<object?> EvaluateAsync(string expression) => _kernel.Value.ContributeAsync(expression, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_kernel.IsValueCreated)
        {
            await _kernel.Value.DisposeAsync();
        }
    }

    private sealed class PlainFormatter : IValueFormatter
    {
        public Bundle Format(object? value) => Bundle.OfText(value?.ToString() ?? "");
    }
}
