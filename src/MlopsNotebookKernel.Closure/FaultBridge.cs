using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Closure;

/// <summary>Carries faults over the bridge: with their code and remedy, and never with a stack trace.</summary>
internal static class FaultBridge
{
    /// <summary>Runs work whose faults the other side is to see.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <exception cref="MlopsFaultException">Wrong usage, a fault, or a fault of the tool itself (MLOPS9999).</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (MlopsException fault)
        {
            throw new MlopsFaultException(fault.Code, fault.Message, fault.Remedy, fault);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or MlopsFaultException))
        {
            string log = FaultLog.Write(fault, TimeProvider.System);
            throw new MlopsFaultException(
                "MLOPS9999", $"An internal fault: {fault.Message.ReplaceLineEndings(" ")}", $"Please report it with {log}.", fault);
        }
    }
}
