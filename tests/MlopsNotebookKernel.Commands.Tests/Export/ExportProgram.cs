using System.Globalization;
using CsCheck;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>
/// A notebook written by chance, which compiles and runs: 3 to 8 cells of arithmetic, text, lists, tuples, records and
/// functions, each over what cells above it declare; some of them marked, and a last cell that uses all variables.
/// </summary>
internal sealed class ExportProgram
{
    private const string Numbers = "int";
    private const string Fractions = "double";
    private const string Texts = "string";
    private const string Lists = "List<int>";
    private const string Pairs = "(int, string)";
    private const string Items = "Item";
    private static readonly string[] Types = [Numbers, Fractions, Texts, Lists, Pairs, Items];

    private readonly List<(string Type, string Name)> _variables = [("int", "Limit")];
    private readonly List<(string Type, string Name)> _functions = [];
    private readonly List<ExportCell> _cells = [];
    private readonly Queue<int> _choices = [];

    private ExportProgram(int[][] cells)
    {
        Add("const int Limit = 5;", mark: null);
        Add("record Item(int Number, string Name);", "Data");
        foreach (int[] choices in cells)
        {
            _choices.Clear();
            Array.ForEach(choices, _choices.Enqueue);
            AddCell();
        }

        Add($"new object[] {{ {string.Join(", ", _variables.Select(variable => variable.Name))} }}", mark: null);
    }

    /// <summary>Such notebooks; the record and at least one cell that gives a value are marked.</summary>
    public static Gen<ExportProgram> Any => Gen.Int[0, 9_999].Array[16].Array[2, 6]
        .Select(cells => new ExportProgram(cells))
        .Where(program => program._cells.Count(cell => cell.Mark is not null) > 1);

    /// <summary>Its cells.</summary>
    public IReadOnlyList<ExportCell> Cells => _cells;

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n\n", _cells.Select(cell => $"// cell {cell.Number}, {cell.Mark ?? "not marked"}\n{cell.Source}"));

    private void AddCell()
    {
        int number = _cells.Count;
        bool isMarked = Choose(3) > 0;
        List<string> code = [];
        if (Choose(2) == 0)
        {
            string type = Types[Choose(Types.Length)];
            string name = Named("Make", number);
            code.Add($"static {type} {name}(int number, string name) => {Of(type, "number", "name")};");
            _functions.Add((type, name));
        }

        for (int count = 0; count <= Choose(2); count++)
        {
            string type = Types[Choose(Types.Length)];
            string name = Named("value", number) + (count == 0 ? "" : "b");
            code.Add(Statement(type, name, isMarked));
            _variables.Add((type, name));
        }

        Add(string.Join('\n', code), isMarked ? Named("Step", number) : null);
    }

    /// <summary>What is not exported is computed again from its first value alone, so only marked cells change theirs.</summary>
    private string Statement(string type, string name, bool isMarked) => (type, Choose(3)) switch
    {
        (Lists, 0) when isMarked => $"{type} {name} = [];\nforeach (int n in {Pick(Lists)})\n{{\n    {name}.Add(n + {Pick(Numbers)});\n}}",
        (Numbers, 0) when isMarked => $"{type} {name} = {Pick(Numbers)};\n{name} += {Pick(Numbers)};",
        (Pairs, _) => $"{type} {name} = {Of(type, Pick(Numbers), Pick(Texts))};",
        (_, 1) when _functions.LastOrDefault(function => function.Type == type) is { Name: { } function } =>
            $"{type} {name} = {function}({Pick(Numbers)}, {Pick(Texts)});",
        (_, 2) => $"{type} {name} = {Of(type, Pick(Numbers), Pick(Texts))};",
        _ => $"var {name} = {Of(type, Pick(Numbers), Pick(Texts))};",
    };

    /// <summary>An expression of a type over a number and a text.</summary>
    private string Of(string type, string number, string text) => (type, Choose(2)) switch
    {
        (Numbers, 0) => $"unchecked({number} * {Literal()} - {text}.Length)",
        (Numbers, _) => $"({number} > {Literal()} ? {number} : {Literal()})",
        (Fractions, 0) => $"Math.Sqrt(Math.Abs({number} / 3.0)) + {Literal()}.25",
        (Fractions, _) => $"{text}.Length / ({number} * 2.0 + 0.5)",
        (Texts, 0) => $"$\"{{{number}}}-{{{text}.ToUpperInvariant()}}\"",
        (Texts, _) => $"{text} + \"{(char)('a' + Choose(26))}\" + new string('x', Math.Abs({number} % 4))",
        (Lists, 0) => $"Enumerable.Range(0, Math.Abs({number} % 6)).Select(n => n * {Literal()} + {text}.Length).ToList()",
        (Lists, _) => $"new List<int> {{ {number}, {text}.Length, {Literal()} }}",
        (Pairs, _) => $"({number}, {text})",
        (_, 0) => $"new Item({number}, {text})",
        _ => $"new Item({number}, \"none\") with {{ Name = {text} }}",
    };

    /// <summary>A value of a type, from a variable if there is one that gives it.</summary>
    private string Pick(string type)
    {
        List<string> given = [.. _variables.Select(variable => (type, variable.Type) switch
        {
            _ when variable.Type == type => variable.Name,
            (Numbers, Lists) => $"{variable.Name}.Sum()",
            (Numbers, Pairs) => $"{variable.Name}.Item1",
            (Numbers, Items) => $"{variable.Name}.Number",
            (Numbers, Texts) => $"{variable.Name}.Length",
            (Texts, Pairs) => $"{variable.Name}.Item2",
            (Texts, Items) => $"{variable.Name}.Name",
            (Texts, Fractions) => $"{variable.Name}.ToString(CultureInfo.InvariantCulture)",
            _ => null,
        }).OfType<string>()];
        return given.Count > 0 ? given[Choose(given.Count)] : type switch
        {
            Texts => "\"text\"",
            _ => $"new List<int> {{ {Literal()}, {Literal()} }}",
        };
    }

    private string Literal() => (Choose(9) + 1).ToString(CultureInfo.InvariantCulture);

    private int Choose(int below) => _choices.TryDequeue(out int choice) ? choice % below : 0;

    private static string Named(string name, int number) => FormattableString.Invariant($"{name}{number}");

    private void Add(string source, string? mark) => _cells.Add(new ExportCell(_cells.Count + 1, null, source) { Mark = mark });
}
