using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>The kernels that have the commands, each with its session: a process can run several notebooks.</summary>
internal static class LoadedKernels
{
    private static readonly Lock Gate = new();
    private static readonly ConditionalWeakTable<Kernel, IHostedSession> Sessions = [];

    /// <summary>Adds the commands to a root kernel, once.</summary>
    /// <param name="kernel">The root kernel, or any kernel below it.</param>
    /// <exception cref="MlopsFaultException">It has no C# kernel (MLOPS1221).</exception>
    public static void Attach(Kernel kernel)
    {
        Kernel root = kernel.RootKernel;
        lock (Gate)
        {
            if (Sessions.TryGetValue(root, out _))
            {
                return;
            }

            CSharpKernel csharp = root as CSharpKernel ?? (root as CompositeKernel)?.OfType<CSharpKernel>().FirstOrDefault()
                ?? throw new MlopsFaultException("MLOPS1221", "This host has no C# kernel.", "Add one: the commands serve notebooks in C#.");
            ICommandClosure closure = CommandClosure.Shared;
            InteractiveNotebook notebook = new(root, csharp);
            IHostedSession session = closure.Open(notebook);
            SubmitCode? running = KernelInvocationContext.Current is { } context ? CellRecorder.CellOf(context.Command) : null;
            EarlierCells.Tell(csharp.ScriptState?.Script, running?.Code, session);

            // What commands contribute to the notebook names the bridge; the package brings it, a call from code does not.
            csharp.AddAssemblyReferences([typeof(CommandClosure).Assembly.Location]);
            CellRecorder recorder = new(session, csharp.Name);
            ProjectCells projects = new(session, root, csharp.Name);
            root.AddMiddleware(
                (command, context, next) => recorder.OnCommandAsync(command, context, (seen, its) => projects.OnCommandAsync(seen, its, next)),
                nameof(MlopsNotebookKernel));
            root.RegisterForDisposal(root.KernelEvents.Subscribe(new EventObserver(recorder, notebook)));
            Directives.AddTo(root, closure.Commands, session);
            CommandRunner.Register(Current);
            Sessions.Add(root, session);
        }
    }

    /// <summary>The session of the notebook whose code runs now.</summary>
    private static ICommandRunner? Current() =>
        KernelInvocationContext.Current?.HandlingKernel?.RootKernel is { } root && Sessions.TryGetValue(root, out IHostedSession? session) ? session : null;
}
