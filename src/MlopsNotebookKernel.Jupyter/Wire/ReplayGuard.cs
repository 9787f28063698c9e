using System.Text;

namespace MlopsNotebookKernel.Jupyter.Wire;

/// <summary>
/// Remembers the signatures of the latest messages, so that a recorded message is not acted on again. One thread at a
/// time.
/// </summary>
/// <remarks>
/// Not the ids: the manager and the client of one Python front end count theirs apart, and so use the same ones.
/// </remarks>
/// <param name="capacity">How many signatures are remembered.</param>
internal sealed class ReplayGuard(int capacity = 65_536)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether a message is new; it is remembered then.</summary>
    /// <param name="signature">Its signature, right; an empty one is that of a front end that does not sign, and is always new.</param>
    public bool Admits(byte[] signature)
    {
        if (signature.Length == 0)
        {
            return true;
        }

        string key = Encoding.ASCII.GetString(signature);
        if (!_seen.Add(key))
        {
            return false;
        }

        _order.Enqueue(key);
        if (_order.Count > capacity)
        {
            _seen.Remove(_order.Dequeue());
        }

        return true;
    }
}
