using Microsoft.DotNet.Interactive.Events;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Hears the host's events.</summary>
/// <param name="recorder">Keeps the journal.</param>
/// <param name="notebook">Knows the packages.</param>
internal sealed class EventObserver(CellRecorder recorder, InteractiveNotebook notebook) : IObserver<KernelEvent>
{
    /// <inheritdoc/>
    public void OnNext(KernelEvent value)
    {
        if (value is PackageAdded added)
        {
            notebook.Add(added.PackageReference);
        }

        recorder.OnEvent(value);
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
        // The host's stream of events has ended: so has the notebook.
    }
}
