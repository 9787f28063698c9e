using System.Collections;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>A sequence whose first element has been looked at, and which is still enumerated only once.</summary>
internal sealed class PeekedRows : IDisposable
{
    private readonly IEnumerator _rows;
    private readonly bool _any;

    internal PeekedRows(IEnumerator rows)
    {
        _rows = rows;
        _any = rows.MoveNext();
        First = _any ? rows.Current : null;
    }

    /// <summary>The first element; null when there is none, or it is null.</summary>
    internal object? First { get; }

    /// <summary>All elements, the first included.</summary>
    internal IEnumerable<object?> All(CancellationToken cancellation)
    {
        for (bool more = _any; more; more = _rows.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return _rows.Current;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (_rows as IDisposable)?.Dispose();
}
