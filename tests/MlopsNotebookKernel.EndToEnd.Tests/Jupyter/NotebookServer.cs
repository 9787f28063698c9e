using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>The classic notebook's server, on this machine's own address.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private const string Token = "b2f0c1d4a7";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly string _address;

    private NotebookServer(Process process, string address)
    {
        _process = process;
        _address = address;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What the server and its kernels printed.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public static async Task<NotebookServer> StartAsync(JupyterHome home, string folder)
    {
        int port = FreePort();
        string number = port.ToString(CultureInfo.InvariantCulture);
        Process process = Process.Start(PythonRun.Start(
            home, folder, "-m", "notebook", "--no-browser", "--ip=127.0.0.1", $"--port={number}", "--port-retries=0",
            "--allow-root", $"--NotebookApp.token={Token}", $"--notebook-dir={folder}"))!;
        NotebookServer server = new(process, $"http://127.0.0.1:{number}/");
        await server.AnswersAsync();
        return server;
    }

    /// <summary>The address of a notebook's page.</summary>
    /// <param name="path">The notebook, from the server's folder.</param>
    public string PageOf(string path) => $"{_address}notebooks/{path}?token={Token}";

    public async ValueTask DisposeAsync()
    {
        // Kernels whose parent dies end by themselves; this is how a user closes a terminal.
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Add(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private async Task AnswersAsync()
    {
        using HttpClient client = new();
        using CancellationTokenSource limit = new(Patience);
        while (true)
        {
            try
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri($"{_address}api/kernelspecs?token={Token}"), limit.Token);
                Assert.True(response.IsSuccessStatusCode, Log);
                return;
            }
            catch (HttpRequestException)
            {
                Assert.False(_process.HasExited, Log);
                await Task.Delay(100, limit.Token);
            }
        }
    }
}
