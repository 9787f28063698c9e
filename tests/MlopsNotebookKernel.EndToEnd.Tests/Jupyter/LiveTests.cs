namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>
/// The installed kernel with Python's client: two at once, forged and recorded messages, interrupts by message and by
/// signal, questions to the person, restart, and the end of its parent.
/// </summary>
[Collection(JupyterHome.Collection)]
public sealed class LiveTests
{
    [PythonFact("jupyter_client")]
    public async Task Kernel_DrivenAsFrontEndsDo_HoldsWhatTheProtocolAsks()
    {
        using JupyterHome home = await new JupyterHome().WithKernels();

        PythonRun run = (await PythonRun.Of(home, Path.GetTempPath(), "-W", "ignore", PythonRun.Script("live_test.py"), "mlops-csharp")).Succeeds();

        Assert.Contains("Ran 10 tests", run.Error, StringComparison.Ordinal);
    }
}
