using System.Globalization;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>A long day's work: what each cell leaves behind must not add up. The picture is kept in <c>artifacts</c>.</summary>
[Collection(JupyterHome.Collection)]
public sealed class ThousandCellsTests
{
    private const double Megabytes = 600;

    [PythonFact("jupyter_client")]
    public async Task Kernel_AThousandCells_StaysBelowSixHundredMegabytes()
    {
        using JupyterHome home = await new JupyterHome().WithKernels();
        string folder = Path.Combine(ToolRun.RepositoryRoot, "artifacts");
        Directory.CreateDirectory(folder);
        string picture = Path.Combine(folder, "thousand-cells.svg");

        PythonRun run = (await PythonRun.Of(home, Path.GetTempPath(), "-W", "ignore", PythonRun.Script("thousand_cells.py"), "mlops-csharp", picture)).Succeeds();

        double largest = double.Parse(run.Output.Trim().Split('\n')[^1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(largest, 1, Megabytes);
        Assert.Contains("<polyline", await File.ReadAllTextAsync(picture), StringComparison.Ordinal);
    }
}
