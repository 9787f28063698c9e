using System.Collections;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>The first elements of a sequence.</summary>
/// <param name="Elements">The elements.</param>
/// <param name="Count">How many there are in all; null when only walking the whole sequence would tell.</param>
/// <param name="HasMore">Whether there are more than these.</param>
/// <param name="Fault">What the sequence threw on the way; null for nothing.</param>
internal sealed record ValueSample(IReadOnlyList<object?> Elements, int? Count, bool HasMore, Exception? Fault)
{
    /// <summary>Takes the first elements; never walks further than one beyond them, for a sequence may not end.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="limitOf">How many to take, by the first element.</param>
    public static ValueSample Take(IEnumerable sequence, Func<object?, int> limitOf)
    {
        List<object?> elements = [];
        int limit = int.MaxValue;
        bool hasMore = false;
        try
        {
            int? count = CountOf(sequence);
            foreach (object? element in sequence)
            {
                limit = elements.Count == 0 ? limitOf(element) : limit;
                if (elements.Count == limit)
                {
                    hasMore = true;
                    break;
                }

                elements.Add(element);
            }

            return new ValueSample(elements, count ?? (hasMore ? null : elements.Count), hasMore, null);
        }
        catch (Exception exception)
        {
            return new ValueSample(elements, null, true, exception);
        }
    }

    private static int? CountOf(IEnumerable sequence)
    {
        if (sequence is ICollection collection)
        {
            return collection.Count;
        }

        // A set or a read-only list of the notebook's own types counts itself through a generic interface.
        Type? counted = sequence.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || type.GetGenericTypeDefinition() == typeof(ICollection<>)));
        return (int?)counted?.GetProperty("Count")!.GetValue(sequence);
    }
}
