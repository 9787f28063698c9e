using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;
using MlopsNotebookKernel.Scripting.Reads;

namespace MlopsNotebookKernel.Scripting.Outputs;

/// <summary>Runs the commands that a notebook's code calls (<see cref="Mlops"/>), in its own session.</summary>
/// <param name="session">The session.</param>
/// <param name="magics">The commands.</param>
/// <param name="reads">Sees the files that code opens.</param>
internal sealed class SessionCommands(INotebookSession session, IMagicCommands magics, SessionReads reads) : ICommandRunner
{
    /// <inheritdoc/>
    public async Task<MlopsResult> RunAsync(
        string verb, IReadOnlyList<string> words, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation)
    {
        SessionVariable[] variables = [.. values.Select(pair => new SessionVariable(pair.Key, pair.Value?.GetType() ?? typeof(object), pair.Value))];
        try
        {
            CommandAnswer answer = await reads.ApartAsync(() => magics.CallAsync(verb, words, variables, session, cancellation)).ConfigureAwait(false);
            return new MlopsResult(answer.Answer, answer.HasFault, answer.Bundle.Data);
        }
        catch (MlopsException fault)
        {
            throw new MlopsFaultException(fault.Code, fault.Message, fault.Remedy, fault);
        }
    }
}
