using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>The demonstration through <c>jupyter nbconvert --execute</c>, with the kernel its notebooks ask for.</summary>
[Collection(JupyterHome.Collection)]
public sealed class ConversionTests
{
    [PythonFact("nbconvert", "nbclient")]
    public async Task Nbconvert_Demonstration_RunsToItsEndAndFindsItsNotebooks()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();
        using JupyterHome home = await new JupyterHome().WithKernels();

        foreach (string name in new[] { "01-research", "02-revisit" })
        {
            (await PythonRun.Of(
                home, repository.Folder, "-m", "nbconvert", "--to", "notebook", "--execute", $"notebooks/{name}.ipynb",
                "--output-dir", "artifacts", "--output", name)).Succeeds();
        }

        string research = Path.Combine(repository.Folder, "artifacts", "01-research.ipynb");
        string revisit = await File.ReadAllTextAsync(Path.Combine(repository.Folder, "artifacts", "02-revisit.ipynb"));
        Assert.Contains("application/vnd.mlops.result+json", await File.ReadAllTextAsync(research), StringComparison.Ordinal);
        Assert.Contains("5.7 % of 157", revisit, StringComparison.Ordinal);
        Assert.Empty(repository.Status());
    }
}
