using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Gates.Records;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>Gates as values.</summary>
internal static class GateValues
{
    /// <summary>The names of all gates with a policy.</summary>
    /// <param name="store">The workspace's gates.</param>
    public static IReadOnlyList<CompletionItem> Of(GateStore store) => [.. store.Names.Select(name => new CompletionItem(name, "gate"))];
}
