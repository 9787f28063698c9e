using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>Carries a command's output over the bridge.</summary>
/// <param name="display">The host's display.</param>
internal sealed class DisplaySink(IHostedDisplay display) : IOutputSink
{
    /// <inheritdoc/>
    public void Write(CellOutput output)
    {
        switch (output)
        {
            case CellOutput.Display shown:
                display.Show(shown.DisplayId ?? Guid.NewGuid().ToString("N"), shown.Bundle.Data);
                break;
            case CellOutput.Update update:
                display.Show(update.DisplayId, update.Bundle.Data);
                break;
            case CellOutput.Result result:
                display.Show(Guid.NewGuid().ToString("N"), result.Bundle.Data);
                break;
            default:
                throw new InvalidOperationException($"A command shows bundles; this is {output.GetType().Name}.");
        }
    }
}
