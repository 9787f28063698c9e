using System.Net;
using System.Text;
using MlopsNotebookKernel.Jupyter.Connections;

namespace MlopsNotebookKernel.Jupyter.Tests.Connections;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Good = """
        {"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"ip":"127.0.0.1","key":"k","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"x"}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-jupyter-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_AsJupyterWritesIt_HasAll()
    {
        ConnectionFile file = Read(Good, "kernel-0a1b.json");

        Assert.Equal((1, 2, 3, 4, 5), (file.Shell, file.IoPub, file.Stdin, file.Control, file.Heartbeat));
        Assert.Equal(("127.0.0.1", "k", "0a1b"), (file.Address.ToString(), Encoding.UTF8.GetString(file.Key), file.KernelId));
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("127.0.0.2", "127.0.0.2")]
    public void Read_AddressOfThisMachine_IsTaken(string ip, string address) =>
        Assert.Equal(IPAddress.Parse(address), Read(Good.Replace("127.0.0.1", ip, StringComparison.Ordinal)).Address);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    [InlineData("192.168.0.1")]
    [InlineData("::")]
    [InlineData("example.org")]
    public void Read_AnyOtherAddress_IsRefused(string ip) =>
        Refuses("MLOPS2205", Good.Replace("127.0.0.1", ip, StringComparison.Ordinal));

    [Theory]
    [InlineData("MLOPS2202", "\"shell_port\":1", "\"shell_port\":0")]
    [InlineData("MLOPS2202", "\"shell_port\":1", "\"shell_port\":65536")]
    [InlineData("MLOPS2202", "\"shell_port\":1", "\"shell_port\":\"1\"")]
    [InlineData("MLOPS2202", "\"hb_port\":5,", "")]
    [InlineData("MLOPS2202", "\"key\":\"k\"", "\"key\":7")]
    [InlineData("MLOPS2202", "{", "[")]
    [InlineData("MLOPS2203", "tcp", "ipc")]
    [InlineData("MLOPS2204", "hmac-sha256", "hmac-md5")]
    public void Read_WhatIsNotServed_IsRefused(string code, string old, string now) =>
        Refuses(code, Good.Replace(old, now, StringComparison.Ordinal));

    [Fact]
    public void Read_Missing_IsRefused() => Assert.Equal(
        "MLOPS2201", Assert.Throws<JupyterException>(() => ConnectionFile.Read(Path.Combine(_folder, "none.json"))).Code);

    private void Refuses(string code, string text) => Assert.Equal(code, Assert.Throws<JupyterException>(() => Read(text)).Code);

    private ConnectionFile Read(string text, string name = "c.json")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return ConnectionFile.Read(path);
    }
}
