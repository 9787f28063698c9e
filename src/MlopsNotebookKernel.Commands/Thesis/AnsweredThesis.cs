using MlopsNotebookKernel.Domain.Theses;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>A thesis and what its series say of it.</summary>
/// <param name="Definition">The thesis.</param>
/// <param name="Answer">The answer.</param>
/// <param name="File">The file that records it, relative to the workspace's root.</param>
internal sealed record AnsweredThesis(ThesisDefinition Definition, ThesisAnswer Answer, string File);
