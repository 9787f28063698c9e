using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>A kernel behind a front end where a person writes and runs cells.</summary>
public interface IInteractiveKernel : INotebookKernel
{
    /// <summary>Answers while a cell is written.</summary>
    ICellAssistant Assistant { get; }

    /// <summary>Asks the person, for cells that read; null where nobody can answer, and then reading finds the end of input.</summary>
    IInputReader? Input { get; set; }

    /// <summary>Evaluates an expression beside the cells: not counted, not in the journal.</summary>
    /// <param name="expression">A C# expression.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <returns>A <see cref="CellOutput.Result"/>, or a <see cref="CellOutput.Error"/>.</returns>
    Task<CellOutput> EvaluateAsync(string expression, CancellationToken cancellation);
}
