using MlopsNotebookKernel.Closure;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Commands.Sql;
using MlopsNotebookKernel.Rendering.Values;
using MlopsNotebookKernel.Scripting;
using MlopsNotebookKernel.Scripting.Packages;

namespace MlopsNotebookKernel.Cli;

/// <summary>What this door adds to the common composition: kernels of its own.</summary>
public static class Composition
{
    /// <summary>Composes the tool.</summary>
    public static CommandServices Create() => Closure.Composition.Create(new DoorServices
    {
        Kernels = services => new CSharpKernelFactory(new ValueFormatter(), new MagicCommands(services), services.Fingerprint.Value, sql: new SqlCells(services)) { Counsel = new DecisionCounsel(services) },
        RunCompletion = services => new PinCompletion(services),
        ToolProcess = () => new ToolProcess(),
        PackageSupply = () => new PackageSupply(),
        KernelRegistry = KernelComposition.Registry,
        KernelServer = services => KernelComposition.Server(locator => new CSharpKernelFactory(
            new ValueFormatter(), new MagicCommands(services), services.Fingerprint.Value, locator, new SqlCells(services))
        { IsAttended = true, Counsel = new DecisionCounsel(services) }),
    });
}
