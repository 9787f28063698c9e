using MlopsNotebookKernel.Jupyter.Registration;

namespace MlopsNotebookKernel.Jupyter.Tests.Registration;

public sealed class JupyterFoldersTests
{
    [Theory]
    [InlineData("Linux", "/home/a/.local/share/jupyter")]
    [InlineData("Mac", "/home/a/Library/Jupyter")]
    [InlineData("Linux", "/x/jupyter", "XDG_DATA_HOME=/x")]
    [InlineData("Windows", "/r/jupyter", "APPDATA=/r")]
    [InlineData("Mac", "/d", "JUPYTER_DATA_DIR=/d")]
    [InlineData("Linux", "/home/a/.local/share/jupyter", "XDG_DATA_HOME=")]
    public void Data_OfAPlatform_IsWhereJupyterLooks(string platform, string expected, params string[] variables) =>
        Assert.Equal(expected, Normal(Of(platform, variables).Data));

    [Fact]
    public void Search_AllPlaces_AreInJupytersOrder() => Assert.Equal(
        ["/one", "/two", "/home/a/.local/share/jupyter", "/venv/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"],
        Of("Linux", "JUPYTER_PATH=/one:/two", "VIRTUAL_ENV=/venv").Search.Select(Normal));

    [Fact]
    public void Runtime_Default_IsBelowTheData()
    {
        Assert.Equal(["/home/a/.local/share/jupyter/runtime", "/run/jupyter"], Of("Linux", "XDG_RUNTIME_DIR=/run").Runtime.Select(Normal));
        Assert.Equal("/r", Of("Linux", "JUPYTER_RUNTIME_DIR=/r").Runtime[0]);
    }

    private static JupyterFolders Of(string platform, params string[] variables) => new(
        name => variables.Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal)).Select(pair => pair[(name.Length + 1)..]).FirstOrDefault(),
        "/home/a",
        Enum.Parse<JupyterPlatform>(platform));

    private static string Normal(string path) => path.Replace('\\', '/');
}
