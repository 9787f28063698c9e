namespace MlopsNotebookKernel.Hosting;

/// <summary>
/// How a notebook's own code says that values are shown, by type and mime type. What is registered last counts; for a
/// value, the nearest of its type, its base types and its interfaces. Calls may come from any thread.
/// </summary>
public sealed class ValueFormats
{
    private readonly Lock _gate = new();
    private readonly List<(Type Type, string MimeType, Func<object, string?> Write)> _formats = [];

    /// <summary>Registers a format.</summary>
    /// <param name="type">The type of values; an open generic type means all types made of it.</param>
    /// <param name="mimeType">The mime type of what is written.</param>
    /// <param name="write">Writes a value; null passes it on to the next format that fits.</param>
    public void Register(Type type, string mimeType, Func<object, string?> write)
    {
        lock (_gate)
        {
            _formats.Add((type, mimeType, write));
        }
    }

    /// <summary>Forgets all formats.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _formats.Clear();
        }
    }

    /// <summary>Writes a value in every mime type that a format was registered for.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Content by mime type; empty where no format fits.</returns>
    public IReadOnlyDictionary<string, string> Write(object value)
    {
        (Type Type, string MimeType, Func<object, string?> Write)[] fitting;
        lock (_gate)
        {
            if (_formats.Count == 0)
            {
                return new Dictionary<string, string>();
            }

            fitting = [.. _formats.Where(format => Distance(value.GetType(), format.Type) is not null)];
        }

        Dictionary<string, string> written = [];
        foreach ((Type _, string mimeType, Func<object, string?> write) in fitting.Reverse().OrderBy(format => Distance(value.GetType(), format.Type)))
        {
            if (!written.ContainsKey(mimeType) && write(value) is { } content)
            {
                written[mimeType] = content;
            }
        }

        return written;
    }

    /// <summary>How far a registered type is from a value's; null where it does not fit.</summary>
    private static int? Distance(Type type, Type registered)
    {
        int distance = 0;
        for (Type? candidate = type; candidate is not null; candidate = candidate.BaseType, distance++)
        {
            if (IsOf(candidate, registered))
            {
                return candidate == typeof(object) ? int.MaxValue : distance;
            }
        }

        return type.GetInterfaces().Any(candidate => IsOf(candidate, registered)) ? int.MaxValue - 1 : null;
    }

    private static bool IsOf(Type candidate, Type registered) =>
        candidate == registered || (registered.IsGenericTypeDefinition && candidate.IsGenericType && candidate.GetGenericTypeDefinition() == registered);
}
