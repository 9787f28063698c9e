using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>
/// The loops over rows among expressions. Those that read the same columns of the same kind of row share one: a loop is ten
/// times the code of most expressions, and a thousand of them took the compiler longer than all else.
/// </summary>
internal sealed class RowLoops
{
    private readonly List<string> _sources = [];
    private readonly Dictionary<(int Kind, string Read), int> _places = [];

    /// <summary>The code of the loops, in order.</summary>
    /// <param name="options">How to read it.</param>
    public IEnumerable<SyntaxTree> ToTrees(CSharpParseOptions options) => _sources.Select(code => CSharpSyntaxTree.ParseText(code, options));

    /// <summary>The place of the loop that reads these columns.</summary>
    /// <param name="kind">The kind of row.</param>
    /// <param name="read">The columns.</param>
    public int Of(int kind, IReadOnlyList<RowColumn> read)
    {
        string columns = string.Join('\n', read.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Property} {column.Type} {column.CanBeMissing}")));
        if (!_places.TryGetValue((kind, columns), out int place))
        {
            place = _sources.Count;
            _sources.Add(RowSource.OfLoop(place, kind, read));
            _places.Add((kind, columns), place);
        }

        return place;
    }
}
