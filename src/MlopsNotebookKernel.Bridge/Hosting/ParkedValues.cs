using System.Collections.Concurrent;

namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// Values on their way into a notebook: commands park them, and a declaration that is run as code takes them, so that
/// a variable can have a type that only the notebook knows. Also the way back, for the value of an expression.
/// </summary>
public static class ParkedValues
{
    private static readonly ConcurrentDictionary<string, object?> Slots = new(StringComparer.Ordinal);

    /// <summary>Parks a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The slot's name; nobody can guess it.</returns>
    public static string Park(object? value)
    {
        string slot = Guid.NewGuid().ToString("N");
        Slots[slot] = value;
        return slot;
    }

    /// <summary>Puts another value into a slot.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <param name="value">The value.</param>
    public static void Put(string slot, object? value) => Slots[slot] = value;

    /// <summary>Takes a value; each is taken once.</summary>
    /// <param name="slot">The slot's name.</param>
    /// <exception cref="InvalidOperationException">The slot is empty.</exception>
    public static object? Take(string slot) => Slots.TryRemove(slot, out object? value)
        ? value
        : throw new InvalidOperationException("This value was already taken.");

    /// <summary>Empties a slot that nobody took.</summary>
    /// <param name="slot">The slot's name.</param>
    public static void Discard(string slot) => Slots.TryRemove(slot, out _);
}
