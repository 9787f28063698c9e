using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>Folders of Jupyter's own for one test, so that it neither sees nor leaves anything of the user's.</summary>
internal sealed class JupyterHome : IDisposable
{
    /// <summary>Tests that share it run one after the other: each keeps the machine busy.</summary>
    public const string Collection = "Jupyter";

    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-jupyter-").FullName;

    public JupyterHome() => Variables = new Dictionary<string, string>
    {
        ["JUPYTER_DATA_DIR"] = Path.Combine(_folder, "data"),
        ["JUPYTER_RUNTIME_DIR"] = Path.Combine(_folder, "runtime"),
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(_folder, "config"),
        ["IPYTHONDIR"] = Path.Combine(_folder, "ipython"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Registers the kernel under the names that the notebooks of this project, and new ones, ask for.</summary>
    public async Task<JupyterHome> WithKernels()
    {
        (await ToolRun.With(Variables, _folder, "kernel", "install")).Exits(0);
        (await ToolRun.With(Variables, _folder, "kernel", "install", "--name", ".net-csharp")).Exits(0);
        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
