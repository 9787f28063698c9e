namespace MlopsNotebookKernel.Hosting;

/// <summary>Writes a result in one mime type, in the shape that .NET Interactive finds by convention.</summary>
/// <param name="mimeType">The mime type.</param>
/// <param name="write">Gives the content.</param>
internal sealed class MlopsResultFormat(string mimeType, Func<MlopsResult, string> write)
{
    /// <summary>The mime type it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>The type it writes.</summary>
    public Type Type { get; } = typeof(MlopsResult);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="writer">Takes the content.</param>
    /// <returns>Whether it was written.</returns>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not MlopsResult result)
        {
            return false;
        }

        writer.Write(write(result));
        return true;
    }
}
