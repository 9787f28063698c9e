namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>Takes outputs as they come. Calls may come from several threads; the sink keeps their order.</summary>
public interface IOutputSink
{
    /// <summary>Takes one output.</summary>
    /// <param name="output">The output.</param>
    void Write(CellOutput output);
}
