using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>The kinds of row among expressions: those with the same columns share one, which the compiler then reads once.</summary>
internal sealed class RowKinds
{
    private readonly List<IReadOnlyList<RowColumn>> _kinds = [];
    private readonly Dictionary<IReadOnlyList<RowColumn>, int> _places = new(new SameColumns());

    /// <summary>The code of the kinds, in order, then that of the names that expressions may use.</summary>
    /// <param name="options">How to read it.</param>
    public SyntaxTree[] ToTrees(CSharpParseOptions options) =>
    [
        .. _kinds.Select((columns, kind) => RowSource.OfRow(kind, columns)).Append(RowSource.Usings).Select(code => CSharpSyntaxTree.ParseText(code, options)),
    ];

    /// <summary>The place of the kind with these columns.</summary>
    /// <param name="columns">The columns of a row.</param>
    public int Of(IReadOnlyList<RowColumn> columns)
    {
        if (!_places.TryGetValue(columns, out int place))
        {
            place = _kinds.Count;
            _kinds.Add(columns);
            _places.Add(columns, place);
        }

        return place;
    }

    private sealed class SameColumns : IEqualityComparer<IReadOnlyList<RowColumn>>
    {
        public bool Equals(IReadOnlyList<RowColumn>? x, IReadOnlyList<RowColumn>? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));

        public int GetHashCode(IReadOnlyList<RowColumn> obj)
        {
            HashCode hash = default;
            foreach (RowColumn column in obj)
            {
                hash.Add(column);
            }

            return hash.ToHashCode();
        }
    }
}
