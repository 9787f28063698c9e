namespace MlopsNotebookKernel.Jupyter;

/// <summary>Tells whoever runs the front end what no reply can tell: messages that were dropped, and faults.</summary>
/// <param name="writer">Takes lines.</param>
internal sealed class KernelLog(TextWriter writer)
{
    private readonly Lock _gate = new();

    /// <summary>Writes a line.</summary>
    /// <param name="line">What happened; nothing that came over the wire, which could hold anything.</param>
    public void Write(string line)
    {
        lock (_gate)
        {
            writer.WriteLine($"mlops kernel: {line}");
            writer.Flush();
        }
    }

    /// <summary>Writes a fault.</summary>
    /// <param name="what">What could not be done.</param>
    /// <param name="fault">Why.</param>
    public void Fault(string what, Exception fault) => Write($"{what}: {fault}");
}
