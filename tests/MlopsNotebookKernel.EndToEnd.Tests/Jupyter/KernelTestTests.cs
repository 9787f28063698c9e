namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>Jupyter's own test of kernels, against the installed kernel.</summary>
[Collection(JupyterHome.Collection)]
public sealed class KernelTestTests
{
    [PythonFact("jupyter_kernel_test")]
    public async Task KernelTest_EveryTestThatAppliesToCSharp_Passes()
    {
        using JupyterHome home = await new JupyterHome().WithKernels();

        PythonRun run = (await PythonRun.Of(home, Path.GetTempPath(), PythonRun.Script("kernel_test.py"), "mlops-csharp")).Succeeds();

        // Pages of text are for kernels that have a pager: C# has none.
        Assert.Contains("OK (skipped=1)", run.Error, StringComparison.Ordinal);
        Assert.Contains("Ran 12 tests", run.Error, StringComparison.Ordinal);
    }
}
