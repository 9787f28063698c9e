namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Orders using directives: namespaces with System first, then static types, then aliases.</summary>
internal sealed class UsingOrder : IComparer<string>
{
    /// <summary>The one order.</summary>
    public static UsingOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        (int rank, string name) left = Key(x!);
        (int rank, string name) right = Key(y!);
        return left.rank != right.rank ? left.rank - right.rank : string.CompareOrdinal(left.name, right.name);
    }

    private static (int Rank, string Name) Key(string line)
    {
        string name = line.TrimEnd(';');
        return name.Contains('=', StringComparison.Ordinal) ? (3, name)
            : name.StartsWith("using static ", StringComparison.Ordinal) ? (2, name)
            : name == "using System" || name.StartsWith("using System.", StringComparison.Ordinal) ? (0, name)
            : (1, name);
    }
}
