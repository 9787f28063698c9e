using System.Collections;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// Finds out what a sequence holds: records, dictionaries or single values. The type it declares decides; where that
/// says nothing (<c>object</c>, an interface), its first element does.
/// </summary>
internal static class SequenceRows
{
    /// <summary>The rows of a sequence.</summary>
    internal static IRowSource Of(IEnumerable sequence, string name, CancellationToken cancellation)
    {
        IEnumerator rows = sequence.GetEnumerator();
        try
        {
            PeekedRows peeked = new(rows);
            Type? declared = ElementType(sequence.GetType());
            Type element = declared is null || declared == typeof(object) || declared.IsInterface || declared.IsAbstract
                ? peeked.First?.GetType() ?? declared ?? typeof(object)
                : declared;
            if (typeof(IEnumerable<KeyValuePair<string, object?>>).IsAssignableFrom(element))
            {
                return DictionaryRows.Of(peeked, name, cancellation);
            }

            return CellType.Of(element) is { } single
                ? new ValueRows(peeked, new Column("value", single))
                : new RecordRows(peeked, element, name);
        }
        catch
        {
            (rows as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>The type that a sequence declares its elements to have; null when it declares none.</summary>
    internal static Type? ElementType(Type type) => type.GetInterfaces()
        .Append(type)
        .Where(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(static face => face.GetGenericArguments()[0])
        .FirstOrDefault();
}
