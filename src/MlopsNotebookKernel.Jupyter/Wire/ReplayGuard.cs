namespace MlopsNotebookKernel.Jupyter.Wire;

/// <summary>Remembers the ids of the latest messages, so that a recorded message is not acted on again. One thread at a time.</summary>
/// <param name="capacity">How many ids are remembered.</param>
internal sealed class ReplayGuard(int capacity = 65_536)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether a message is new; it is remembered then.</summary>
    /// <param name="id">Its id.</param>
    public bool Admits(string id)
    {
        if (!_seen.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > capacity)
        {
            _seen.Remove(_order.Dequeue());
        }

        return true;
    }
}
