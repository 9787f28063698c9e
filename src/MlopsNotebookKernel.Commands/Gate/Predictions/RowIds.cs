using System.Text;
using MlopsNotebookKernel.Domain.Gates;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>
/// What names each row, as one run of bytes and an index over it: millions of texts would each be an object that the
/// garbage collector must follow.
/// </summary>
internal sealed class RowIds
{
    /// <summary>An index is so much larger than the rows, so that few of them meet.</summary>
    private const int Spare = 2;

    private readonly List<int> _hashes = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _missing = [];
    private byte[] _bytes = new byte[1024];
    private int[] _slots = [];

    /// <summary>Number of rows.</summary>
    public int Count => _ends.Count;

    /// <summary>The rows without a name.</summary>
    public IReadOnlyList<int> Missing => _missing;

    /// <summary>A row's name; null where it is missing.</summary>
    /// <param name="row">Its number from 0.</param>
    public string? this[int row] => _missing.BinarySearch(row) >= 0 ? null : Encoding.UTF8.GetString(Utf8(row));

    /// <summary>Adds the next row.</summary>
    /// <param name="id">Its name; null where it is missing.</param>
    /// <exception cref="GateException">The names fill more than an array can hold (MLOPS2608).</exception>
    public void Add(string? id)
    {
        if (id is null)
        {
            _missing.Add(Count);
        }

        ReadOnlySpan<char> text = id;
        int start = _ends.Count == 0 ? 0 : _ends[^1];
        long most = (long)start + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > Array.MaxLength)
        {
            throw new GateException("MLOPS2608", "The ids of the predictions fill more than two gigabytes.", "Give rows shorter ids on both sides.");
        }

        if (most > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(most, 2L * _bytes.Length)));
        }

        _hashes.Add(string.GetHashCode(text, StringComparison.Ordinal));
        _ends.Add(start + Encoding.UTF8.GetBytes(text, _bytes.AsSpan(start)));
    }

    /// <summary>Makes the index.</summary>
    /// <returns>The rows whose name an earlier row has, in their order.</returns>
    public IReadOnlyList<int> Index()
    {
        List<int> twice = [];
        int[] slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(Spare, Spare * Count))];
        Array.Fill(slots, -1);
        _slots = slots;
        for (int row = 0; row < Count; row++)
        {
            int slot = Slot(this, row);
            if (slots[slot] >= 0)
            {
                twice.Add(row);
            }
            else
            {
                slots[slot] = row;
            }
        }

        return twice;
    }

    /// <summary>Finds each row of another table.</summary>
    /// <param name="others">The other table's names.</param>
    /// <returns>The number of the row here that has the other's name; −1 where none has.</returns>
    public int[] Places(RowIds others)
    {
        int[] places = new int[others.Count];
        for (int row = 0; row < places.Length; row++)
        {
            places[row] = _slots[Slot(others, row)];
        }

        return places;
    }

    /// <summary>The slot with the row of that name, else the empty one where it would be.</summary>
    private int Slot(RowIds ids, int row)
    {
        int mask = _slots.Length - 1;
        int hash = ids._hashes[row];
        ReadOnlySpan<byte> name = ids.Utf8(row);
        for (int slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            int known = _slots[slot];
            if (known < 0 || (_hashes[known] == hash && Utf8(known).SequenceEqual(name)))
            {
                return slot;
            }
        }
    }

    private ReadOnlySpan<byte> Utf8(int row)
    {
        int start = row == 0 ? 0 : _ends[row - 1];
        return _bytes.AsSpan(start, _ends[row] - start);
    }
}
