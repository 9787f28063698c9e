using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>A single record or object as its members.</summary>
internal static class ObjectView
{
    /// <summary>The view; null for an object without members, which is a line of text.</summary>
    /// <param name="value">The object.</param>
    public static View? Of(object value)
    {
        IReadOnlyList<(string Name, object? Value)> fields = RowFields.Of(value);
        if (fields is [("value", { } self)] && ReferenceEquals(self, value))
        {
            return null;
        }

        List<ViewBlock> blocks =
        [
            new ViewBlock.Facts([.. fields.Take(ValueLimits.Columns).Where(field => field.Value is not ThrownValue)
                .Select(field => (field.Name, BriefText.Of(field.Value)))]),
        ];
        blocks.AddRange(fields.Take(ValueLimits.Columns).Where(field => field.Value is ThrownValue)
            .Select(field => new ViewBlock.Callout(ViewStatus.Bad, $"{field.Name} threw {field.Value}")));
        if (fields.Count > ValueLimits.Columns)
        {
            blocks.Add(new ViewBlock.Paragraph(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{ValueLimits.Columns} of {fields.Count} members")));
        }

        return new View(ViewStatus.Neutral, TypeNames.Of(value.GetType()), blocks);
    }
}
