using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>Shows what <c>restore</c> came to: one line, why it was kept, and a variable's properties.</summary>
internal static class RestoreRenderer
{
    private static readonly IReadOnlyList<ViewColumn> Headings = [new("Property"), new("Type"), new("Column")];

    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(RestoreResult result)
    {
        List<ViewBlock> blocks = [];
        if (result.Note is { } note)
        {
            blocks.Add(new ViewBlock.Paragraph(note));
        }

        blocks.Add(new ViewBlock.Paragraph($"Kept on {result.Created.UtcDateTime:yyyy-MM-dd} from {result.Origin}."));
        if (result.Variable is { } variable)
        {
            blocks.Add(new ViewBlock.Table(
                Headings,
                [.. variable.Properties.Select(property => (IReadOnlyList<ViewCell>)[property.Name, property.TypeName.Replace("global::System.", "", StringComparison.Ordinal), property.Column])],
                $"Use it in the next cell: {variable.Name}.Length, or a query over {variable.TypeName}."));
        }

        return new View(ViewStatus.Good, result.Summary, blocks);
    }
}
