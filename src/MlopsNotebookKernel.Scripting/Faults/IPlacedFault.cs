namespace MlopsNotebookKernel.Scripting.Faults;

/// <summary>A fault that knows the line of the cell it comes from.</summary>
internal interface IPlacedFault
{
    /// <summary>The line in the cell, from 1; null when unknown.</summary>
    int? Line { get; }
}
