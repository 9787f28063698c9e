using Microsoft.DotNet.Interactive.Events;

namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class ChartTests
{
    /// <summary>Their Plotly.NET and ours are of other versions, or at least other files: each is in its own world.</summary>
    [Fact]
    public async Task Drift_BesidePlotlyNetInteractive_BothDraw()
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        notebook.Write("moved.csv", "origin,delay\n" + string.Concat(Enumerable.Range(100, 200).Select(row => FormattableString.Invariant($"A,{row}\n"))));
        await notebook.RunAsync("#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"");

        IReadOnlyList<KernelEvent> theirs = await notebook.SubmitAsync(
            "Plotly.NET.CSharp.Chart.Line<double, double, string>(x: new[] { 1.0, 2.0 }, y: new[] { 2.0, 4.0 }).GetType().FullName");
        IReadOnlyList<string> ours = await notebook.RunAsync("#!mlops-drift --baseline rows --current moved.csv");

        Assert.Null(theirs.OfType<CommandFailed>().FirstOrDefault()?.Message);
        Assert.Contains("drifted", Assert.Single(ours), StringComparison.OrdinalIgnoreCase);
        Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "Plotly.NET"
            && System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(assembly)?.Name != "mlops closure");
    }
}
