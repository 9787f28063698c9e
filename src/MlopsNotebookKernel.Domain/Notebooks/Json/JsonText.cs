namespace MlopsNotebookKernel.Domain.Notebooks.Json;

/// <summary>Texts and lists of texts out of raw JSON.</summary>
internal static class JsonText
{
    /// <summary>The text; null when the value is none.</summary>
    /// <param name="raw">A valid JSON value.</param>
    public static string? String(ReadOnlyMemory<byte> raw) =>
        raw.Span[0] == (byte)'"' ? JsonStrings.Unescape(raw.Span) : null;

    /// <summary>The list of texts; null when the value is none.</summary>
    /// <param name="raw">A valid JSON value.</param>
    /// <param name="skipsNull">Whether <c>null</c> in the list is left out; else it makes the list none of texts.</param>
    public static IReadOnlyList<string>? Strings(ReadOnlyMemory<byte> raw, bool skipsNull = false)
    {
        if (raw.Span[0] != (byte)'[')
        {
            return null;
        }

        List<string> texts = [];
        foreach (ReadOnlyMemory<byte> element in JsonMembers.ParseArray(raw))
        {
            if (skipsNull && element.Span[0] == (byte)'n')
            {
                continue;
            }

            if (String(element) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <summary>A text, or a list of texts joined; null when the value is neither.</summary>
    /// <param name="raw">A valid JSON value.</param>
    public static string? Joined(ReadOnlyMemory<byte> raw) =>
        String(raw) ?? (Strings(raw) is { } texts ? string.Concat(texts) : null);
}
