using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Values;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Reads from the session's variables what is small and plain enough to stand in a test as its input.</summary>
internal static class SessionInputs
{
    private const int MostItems = 1_000;
    private const int Width = 110;

    /// <summary>The variables whose values can be written, by their names.</summary>
    /// <param name="session">The session.</param>
    public static IReadOnlyDictionary<string, InlineValue> Read(INotebookSession session)
    {
        Dictionary<string, InlineValue> values = new(StringComparer.Ordinal);
        foreach (SessionVariable variable in session.Variables.Where(variable => Identifiers.IsIdentifier(variable.Name)))
        {
            ValueText text = new(InlineValue.LongestSource, MostItems, Width);
            if (text.Write(variable.Value) is { } source)
            {
                values[variable.Name] = new InlineValue(variable.Name, source, [.. text.Namespaces]);
            }
        }

        return values;
    }
}
