using System.Net;
using System.Text;
using System.Text.Json;
using MlopsNotebookKernel.Jupyter.Locating;

namespace MlopsNotebookKernel.Jupyter.Tests.Locating;

/// <summary>A server of this machine that answers as Jupyter's do.</summary>
public sealed class ServerSessionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-jupyter-").FullName;
    private readonly HttpListener _listener = new();
    private readonly int _port = FreePort.Next();
    private readonly List<string?> _tokens = [];
    private string _answer = "[]";
    private int _status = 200;

    public ServerSessionsTests()
    {
        File.WriteAllText(Path.Combine(_folder, "a.ipynb"), "{}");
        _listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{_port}/"));
        _listener.Start();
        _ = ServeAsync();
    }

    public void Dispose()
    {
        _listener.Close();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("""[{"id":"s","path":"a.ipynb","type":"notebook","kernel":{"id":"k1"}}]""")]
    [InlineData("""[{"path":"b.ipynb","kernel":{"id":"k2"}},{"path":"a-jvsc-0123456789ab.ipynb","kernel":{"id":"k1"}}]""")]
    public async Task Find_SessionOfTheKernel_IsItsNotebook(string answer)
    {
        _answer = answer;

        Assert.Equal(Path.Combine(_folder, "a.ipynb"), await FindAsync());
        Assert.Equal(["/lab/api/sessions token t0"], _tokens);
    }

    [Theory]
    [InlineData("""[{"path":"a.ipynb","kernel":{"id":"k2"}}]""", 200)]
    [InlineData("""[{"path":"gone.ipynb","kernel":{"id":"k1"}}]""", 200)]
    [InlineData("""[{"path":"a.ipynb","kernel":{"id":"k1"}}]""", 403)]
    [InlineData("""[{"path":"a.ipynb","kernel":{"id":"k1"}}]""", 302)]
    [InlineData("""{"message":"no"}""", 200)]
    [InlineData("""[{"path":7,"kernel":null}]""", 200)]
    [InlineData("<html>", 200)]
    public async Task Find_NoSuchSession_IsUnknown(string answer, int status)
    {
        _answer = answer;
        _status = status;

        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Find_DeadServer_IsPassedOver()
    {
        _answer = """[{"path":"a.ipynb","kernel":{"id":"k1"}}]""";
        WriteServer("jpserver-1.json", FreePort.Next());

        Assert.Equal(Path.Combine(_folder, "a.ipynb"), await FindAsync());
    }

    [Theory]
    [InlineData("\"hostname\":\"192.168.0.9\"")]
    [InlineData("\"hostname\":\"example.org\"")]
    [InlineData("\"hostname\":\"127.0.0.1\",\"secure\":true")]
    public void Read_ServerElsewhereOrEncrypted_IsNotAsked(string more)
    {
        string path = Path.Combine(_folder, "jpserver-2.json");
        File.WriteAllText(path, $$"""{"port":80,"root_dir":{{JsonSerializer.Serialize(_folder)}},"token":"t",{{more}}}""");

        Assert.Null(ServerInfo.Read(path));
    }

    private Task<string?> FindAsync()
    {
        WriteServer("nbserver-7.json", _port);
        return ServerSessions.FindAsync(ServerInfo.In(_folder), "k1", CancellationToken.None);
    }

    private void WriteServer(string name, int port) => File.WriteAllText(Path.Combine(_folder, name), JsonSerializer.Serialize(new
    {
        base_url = "/lab/",
        hostname = "localhost",
        port,
        secure = false,
        token = "t0",
        notebook_dir = _folder,
    }));

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context = await _listener.GetContextAsync();
            _tokens.Add($"{context.Request.Url!.AbsolutePath} {context.Request.Headers["Authorization"]}");
            context.Response.StatusCode = _status;
            context.Response.RedirectLocation = _status == 302 ? "/elsewhere" : null;
            context.Response.Close(Encoding.UTF8.GetBytes(_answer), willBlock: false);
        }
    }
}
