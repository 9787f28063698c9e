namespace MlopsNotebookKernel.Domain.Assistance;

/// <summary>Whether a text is finished.</summary>
/// <param name="Kind">The judgement.</param>
/// <param name="Indent">The white space that the next line should begin with, where the text is not finished.</param>
public sealed record Completeness(CompletenessKind Kind, string Indent = "");
