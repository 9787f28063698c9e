using System.Buffers.Binary;
using System.Text.Json;
using System.Xml.Linq;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Jupyter.Registration;

namespace MlopsNotebookKernel.Jupyter.Tests.Registration;

public sealed class KernelRegistryTests : IDisposable
{
    private static readonly KernelPlace User = new KernelPlace.User();
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-jupyter-").FullName;
    private readonly KernelRegistry _registry;

    public KernelRegistryTests()
    {
        JupyterFolders folders = new(
            name => name switch
            {
                "JUPYTER_DATA_DIR" => Path.Combine(_folder, "user"),
                "VIRTUAL_ENV" => Path.Combine(_folder, "venv"),
                _ => null,
            },
            _folder, JupyterPlatform.Linux);
        _registry = new KernelRegistry(folders, "C# (mlops)", "C#", "1.2.3", ["mlops", "kernel", "start", "--connection-file", "{connection_file}"],
            new Dictionary<string, string> { ["DOTNET_ROOT"] = "/dotnet" });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Register_ForTheUser_WritesWhatFrontEndsLookFor()
    {
        RegisteredKernel kernel = _registry.Register("mlops-csharp", User, replace: false);

        Assert.Equal(Path.Combine(_folder, "user", "kernels", "mlops-csharp"), kernel.Folder);
        using JsonDocument spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(kernel.Folder, "kernel.json")));
        Assert.Equal(
            """["mlops","kernel","start","--connection-file","{connection_file}"]""",
            JsonSerializer.Serialize(spec.RootElement.GetProperty("argv")));
        Assert.Equal(("C# (mlops)", "C#", "message", "/dotnet"), (
            spec.RootElement.GetProperty("display_name").GetString(),
            spec.RootElement.GetProperty("language").GetString(),
            spec.RootElement.GetProperty("interrupt_mode").GetString(),
            spec.RootElement.GetProperty("env").GetProperty("DOTNET_ROOT").GetString()));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Register_Logos_AreOfTheirSize(int size)
    {
        RegisteredKernel kernel = _registry.Register("mlops-csharp", User, replace: false);

        byte[] picture = File.ReadAllBytes(Path.Combine(kernel.Folder, FormattableString.Invariant($"logo-{size}x{size}.png")));
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
        Assert.Equal("svg", XDocument.Load(Path.Combine(kernel.Folder, "logo-svg.svg")).Root!.Name.LocalName);
    }

    [Fact]
    public void Register_OtherPlaces_AreBelowTheirPrefix()
    {
        Assert.Equal(
            Path.Combine(_folder, "p", "share", "jupyter", "kernels", "a"),
            _registry.Register("a", new KernelPlace.Prefix(Path.Combine(_folder, "p")), replace: false).Folder);
        Assert.Equal(
            Path.Combine(_folder, "venv", "share", "jupyter", "kernels", "a"),
            _registry.Register("A", new KernelPlace.ActiveEnvironment(), replace: false).Folder);
    }

    [Fact]
    public void Register_NameOfAnotherProgram_IsRefusedUnlessReplaced()
    {
        Write(".net-csharp", """{"argv":["dotnet","interactive"],"display_name":".NET (C#)","language":"C#"}""");

        JupyterException refused = Assert.Throws<JupyterException>(() => _registry.Register(".net-csharp", User, replace: false));
        Assert.Equal("MLOPS2211", refused.Code);
        Assert.Contains("--replace", refused.Remedy, StringComparison.Ordinal);
        Assert.False(Kernel(".net-csharp").IsOurs);

        Assert.True(_registry.Register(".net-csharp", User, replace: true).IsOurs);
        Assert.True(_registry.Register(".net-csharp", User, replace: false).IsOurs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public void Register_NameThatIsNone_IsRefused(string name) =>
        Assert.Equal("MLOPS2210", Assert.Throws<JupyterException>(() => _registry.Register(name, User, replace: true)).Code);

    [Fact]
    public void Register_PlaceThatIsAFile_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");

        Assert.Equal("MLOPS2212", Assert.Throws<JupyterException>(
            () => _registry.Register("a", new KernelPlace.Prefix(Path.Combine(_folder, "file")), replace: false)).Code);
    }

    [Fact]
    public void Unregister_Ours_TakesAwayWhatWasWrittenAndNothingElse()
    {
        RegisteredKernel kernel = _registry.Register("a", User, replace: false);
        _registry.Unregister("a", User);
        Assert.False(Directory.Exists(kernel.Folder));

        _registry.Register("a", User, replace: false);
        File.WriteAllText(Path.Combine(kernel.Folder, "mine.txt"), "");
        _registry.Unregister("a", User);
        Assert.Equal(["mine.txt"], Directory.EnumerateFiles(kernel.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Unregister_MissingOrAnothers_IsRefused()
    {
        Write("python3", """{"argv":["python3"],"display_name":"Python 3","language":"python"}""");

        Assert.Equal("MLOPS2214", Assert.Throws<JupyterException>(() => _registry.Unregister("a", User)).Code);
        Assert.Equal("MLOPS2211", Assert.Throws<JupyterException>(() => _registry.Unregister("python3", User)).Code);
    }

    [Fact]
    public void List_OfAPlace_ShowsWhatIsThereAlone()
    {
        KernelPlace.Prefix place = new(Path.Combine(_folder, "elsewhere"));
        _registry.Register("here", new KernelPlace.User(), replace: false);
        _registry.Register("there", place, replace: false);

        Assert.Equal(["there"], _registry.List(place).Select(kernel => kernel.Name));
        Assert.Equal(["here"], _registry.List(new KernelPlace.User()).Select(kernel => kernel.Name));
        Assert.DoesNotContain("there", _registry.List().Select(kernel => kernel.Name));
    }

    [Fact]
    public void List_UnreadableDescription_HidesNoOther()
    {
        Write("broken", "{");
        Write("nameless", "{}");
        _registry.Register("a", User, replace: false);

        Assert.True(Kernel("a").IsOurs);
        Assert.Contains("cannot be read", Kernel("broken").DisplayName, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Kernel("nameless").DisplayName, StringComparison.Ordinal);
    }

    private RegisteredKernel Kernel(string name) => _registry.List().Single(kernel => kernel.Name == name);

    private void Write(string name, string text)
    {
        string folder = Path.Combine(_folder, "user", "kernels", name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), text);
    }
}
