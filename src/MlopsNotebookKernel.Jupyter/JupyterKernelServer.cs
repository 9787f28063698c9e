using System.Runtime.InteropServices;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Connections;
using MlopsNotebookKernel.Jupyter.Lifetime;
using NetMQ;

namespace MlopsNotebookKernel.Jupyter;

/// <summary>Serves a kernel to Jupyter front ends; one a process.</summary>
/// <param name="language">The language of its cells.</param>
/// <param name="version">The tool's version.</param>
/// <param name="start">Starts the session, given the notebook, the working directory and the kernel's id in its server; the last null when unknown.</param>
/// <param name="log">Takes lines for whoever runs the front end.</param>
public sealed class JupyterKernelServer(
    KernelLanguage language,
    string version,
    Func<string?, string, string?, Task<IInteractiveKernel>> start,
    TextWriter log) : IKernelServer
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    /// <exception cref="JupyterException">The connection file cannot be used (MLOPS2201 to 2206).</exception>
    public async Task ServeAsync(string connectionFile, string? notebookPath, string workingDirectory, CancellationToken cancellation)
    {
        ConnectionFile connection = ConnectionFile.Read(connectionFile);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        TaskCompletionSource shutDown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Lazy<Task<IInteractiveKernel>> kernel = new(() => Task.Run(() => start(notebookPath, workingDirectory, connection.KernelId)));

        KernelSession? session = null;
        NetMqChannels channels = new(connection, (channel, frames) => session!.Receive(channel, frames));
        try
        {
            session = new KernelSession(
                new KernelSessionParts(connection.Key, language, version, log, TimeProvider.System),
                channels, kernel, () => shutDown.TrySetResult(), end.Token);
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                session.Interrupt();
            });
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                shutDown.TrySetResult();
            });
            channels.Start();
            session.Start();

            // Answers come first: the session needs the compiler, which nobody has asked for yet.
            _ = kernel.Value;
            Task parent = ParentProcess.EndedAsync(Environment.GetEnvironmentVariable(ParentProcess.Variable), end.Token);
            await Task.WhenAny(shutDown.Task, parent, Task.Delay(Timeout.InfiniteTimeSpan, end.Token)).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);

            // The request that ended the kernel is answered on the sockets' thread: the first wait sees that it was, the
            // second that the answer is sent.
            await channels.FlushAsync().ConfigureAwait(false);
            await channels.FlushAsync().ConfigureAwait(false);
        }
        finally
        {
            channels.Dispose();
            NetMQConfig.Cleanup(block: true);
            await LeaveAsync(kernel).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the notebook's own objects close; not for long, as a cell may still run that nothing stops.</summary>
    private async Task LeaveAsync(Lazy<Task<IInteractiveKernel>> kernel)
    {
        if (!kernel.IsValueCreated)
        {
            return;
        }

        try
        {
            await CloseAsync(kernel.Value).WaitAsync(Farewell).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            new KernelLog(log).Write("the session did not close in time and was left.");
        }
        catch (MlopsException fault)
        {
            // It never started: the cells that wanted it were told.
            new KernelLog(log).Write($"{fault.Code}: {fault.Message}");
        }
    }

    private static async Task CloseAsync(Task<IInteractiveKernel> kernel) =>
        await (await kernel.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
}
