using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Locating;

namespace MlopsNotebookKernel.Jupyter.Tests.Locating;

public sealed class SessionNameLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-jupyter-").FullName;

    public SessionNameLocatorTests()
    {
        File.WriteAllText(Path.Combine(_folder, "a.ipynb"), "{}");
        File.WriteAllText(Path.Combine(_folder, "secret.txt"), "");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.ipynb")]
    [InlineData("./a.ipynb")]
    [InlineData("a-jvsc-6f1d2c3e-0b1a-4c5d-8e9f-a0b1c2d3e4f5.ipynb")]
    [InlineData("a.ipynb-jvsc-6f1d2c3e-0b1a-4c5d-8e9f-a0b1c2d3e4f5")]
    [InlineData("a.ipynb-jvsc-6f1d2c3e-0b1a-4c5d-8e9f-a0b1c2d3e4f5.ipynb")]
    public void Locate_NameOfAFile_IsItsPath(string name)
    {
        Assert.Equal(Path.Combine(_folder, "a.ipynb"), Locate(name));
        Assert.Equal(Path.Combine(_folder, "a.ipynb"), Locate(Path.Combine(_folder, name)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("b.ipynb")]
    [InlineData("34361149-e3d8-4dbc-9302-0e86431b3e8c")]
    [InlineData("secret.txt")]
    [InlineData("a\0.ipynb")]
    public void Locate_AnythingElse_IsUnknown(string? name) => Assert.Null(Locate(name));

    private string? Locate(string? name) => new SessionNameLocator(name, _folder).Locate(new Journal());
}
