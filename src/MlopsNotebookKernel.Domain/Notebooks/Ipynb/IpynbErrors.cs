using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>
/// Errors in Jupyter's format, which knows a name, a value and lines of traceback. Ours are: "name: message", then
/// "at place" (an empty line when there is none but details follow), then the details.
/// </summary>
public static class IpynbErrors
{
    private const string PlacePrefix = "at ";

    /// <summary>The lines of traceback.</summary>
    /// <param name="error">The error.</param>
    public static IReadOnlyList<string> Traceback(CellOutput.Error error)
    {
        List<string> lines = [Head(error.Name, error.Message)];
        if (error.Place is { } place)
        {
            lines.Add(PlacePrefix + place);
        }
        else if (error.Details.Count > 0)
        {
            lines.Add("");
        }

        lines.AddRange(error.Details);
        return lines;
    }

    /// <summary>The error; a traceback that others wrote is kept as details.</summary>
    /// <param name="name">The name.</param>
    /// <param name="message">The value.</param>
    /// <param name="traceback">The lines of traceback.</param>
    public static CellOutput.Error Read(string name, string message, IReadOnlyList<string> traceback)
    {
        if (traceback.Count == 0 || traceback[0] != Head(name, message))
        {
            return new CellOutput.Error(name, message, null, traceback);
        }

        if (traceback.Count > 1 && traceback[1].StartsWith(PlacePrefix, StringComparison.Ordinal))
        {
            return new CellOutput.Error(name, message, traceback[1][PlacePrefix.Length..], [.. traceback.Skip(2)]);
        }

        bool spaced = traceback.Count > 1 && traceback[1].Length == 0;
        return new CellOutput.Error(name, message, null, [.. traceback.Skip(spaced ? 2 : 1)]);
    }

    private static string Head(string name, string message) => $"{name}: {message}";
}
