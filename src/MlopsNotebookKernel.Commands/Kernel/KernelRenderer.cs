using MlopsNotebookKernel.Domain.Kernels;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Kernel;

/// <summary>Shows a <see cref="KernelResult"/>.</summary>
internal static class KernelRenderer
{
    public static View Render(KernelResult result)
    {
        List<ViewBlock> blocks = [];
        if (result.Kernels.Count > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new ViewColumn("name"), new ViewColumn("kernel"), new ViewColumn("language"), new ViewColumn("folder")],
                [.. result.Kernels.Select(kernel => (IReadOnlyList<ViewCell>)
                [
                    new ViewCell(kernel.Name, kernel.IsOurs ? ViewStatus.Good : ViewStatus.Neutral),
                    kernel.DisplayName,
                    kernel.Language,
                    kernel.Folder,
                ])]));
        }

        if (result.Hint is { } hint)
        {
            blocks.Add(new ViewBlock.Paragraph(hint));
        }

        return new View(result.Kernels.Any(kernel => kernel.IsOurs) ? ViewStatus.Good : ViewStatus.Neutral, Summary(result), blocks);
    }

    private static string Summary(KernelResult result) => result.Action switch
    {
        KernelCommand.Install => $"Registered {Name(result.Kernels[0])}",
        KernelCommand.Remove => $"Removed {Name(result.Kernels[0])}",
        _ when result.Kernels.Any(kernel => kernel.IsOurs) => FormattableString.Invariant(
            $"{Count(result)}, of this tool: {string.Join(", ", result.Kernels.Where(kernel => kernel.IsOurs).Select(kernel => kernel.Name))}"),
        _ => FormattableString.Invariant($"{Count(result)}, none of this tool: mlops kernel install registers it"),
    };

    private static string Count(KernelResult result) =>
        result.Kernels.Count == 1 ? "1 kernel" : FormattableString.Invariant($"{result.Kernels.Count} kernels");

    private static string Name(RegisteredKernel kernel) => $"{kernel.DisplayName} as {kernel.Name}";
}
