using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>What came of a command that code called.</summary>
/// <param name="Answer">Yes or no: fresh, steady, passed, or not.</param>
/// <param name="HasFault">Whether a part of it could not be done.</param>
/// <param name="Bundle">What to show; holds the result as JSON too.</param>
public sealed record CommandAnswer(bool Answer, bool HasFault, Bundle Bundle);
