using System.Data;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>A data reader as its columns: its rows can be read but once, and that is for the notebook to do.</summary>
internal static class ReaderView
{
    /// <summary>The view.</summary>
    /// <param name="reader">The reader.</param>
    public static View Of(IDataReader reader)
    {
        string type = TypeNames.Of(reader.GetType());
        if (reader.IsClosed)
        {
            return new View(ViewStatus.Neutral, $"{type}: closed", []);
        }

        return new View(ViewStatus.Neutral, $"{type}: rows can be read once, and are not read to show them",
        [
            new ViewBlock.Facts([.. Enumerable.Range(0, Math.Min(reader.FieldCount, ValueLimits.Columns))
                .Select(i => (reader.GetName(i), TypeNames.Of(reader.GetFieldType(i))))]),
        ]);
    }
}
