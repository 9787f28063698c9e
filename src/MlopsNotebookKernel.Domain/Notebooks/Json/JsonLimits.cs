using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Json;

/// <summary>How much of an untrusted notebook is read.</summary>
internal static class JsonLimits
{
    /// <summary>The largest notebook, in bytes: 256 MiB.</summary>
    public const long MaximumBytes = 256L * 1024 * 1024;

    /// <summary>The deepest nesting of JSON.</summary>
    public const int MaximumDepth = 256;

    /// <summary>Room above <see cref="MaximumDepth"/>, so that our own message comes first.</summary>
    public static JsonReaderOptions ReaderOptions => new() { MaxDepth = MaximumDepth + 8 };

    /// <summary>The same for documents.</summary>
    public static JsonDocumentOptions DocumentOptions => new() { MaxDepth = MaximumDepth };
}
