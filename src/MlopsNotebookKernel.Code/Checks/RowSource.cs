using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>The C# around expressions over a row: a tree each, one for each kind of row, and one for each loop over rows.</summary>
/// <param name="Text">The code.</param>
/// <param name="ExpressionStart">Where the expression begins in it.</param>
internal sealed record RowSource(string Text, int ExpressionStart)
{
    /// <summary>The name of the row.</summary>
    public const string Row = "row";

    /// <summary>The method whose body the expression is.</summary>
    public const string Holds = "Holds";

    /// <summary>The method that judges many rows.</summary>
    public const string Judge = "Judge";

    /// <summary>The code that says which names expressions may use without their namespace.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Globalization;
        global using System.Linq;
        global using System.Text;
        global using System.Text.RegularExpressions;

        """;

    /// <summary>The class that holds an expression.</summary>
    /// <param name="number">The expression's number.</param>
    public static string ClassOf(int number) => string.Create(CultureInfo.InvariantCulture, $"MlopsCheck{number}");

    /// <summary>The class that holds a loop over rows.</summary>
    /// <param name="number">The loop's number.</param>
    public static string LoopOf(int number) => string.Create(CultureInfo.InvariantCulture, $"MlopsRows{number}");

    /// <summary>The code of a kind of row.</summary>
    /// <param name="kind">The kind's number.</param>
    /// <param name="columns">Its columns.</param>
    public static string OfRow(int kind, IReadOnlyList<RowColumn> columns)
    {
        StringBuilder code = new("public sealed class ");
        code.Append(RowOf(kind)).Append("\n{\n");
        foreach (RowColumn column in columns)
        {
            code.Append("    public ").Append(TypeOf(column)).Append(" @").Append(column.Property).Append(";\n");
        }

        return code.Append("}\n").ToString();
    }

    /// <summary>The code of an expression.</summary>
    /// <param name="number">Its number among those compiled together.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="row">The kind of its row.</param>
    public static RowSource Of(int number, string expression, int row)
    {
        StringBuilder code = new("public static class ");
        code.Append(ClassOf(number)).Append("\n{\n    public static bool ").Append(Holds).Append('(').Append(RowOf(row)).Append(' ').Append(Row).Append(") =>\n");
        int start = code.Length;
        return new RowSource(code.Append(expression).Append("\n    ;\n}\n").ToString(), start);
    }

    /// <summary>The code that judges many rows by an expression.</summary>
    /// <param name="number">The loop's number.</param>
    /// <param name="row">The kind of row.</param>
    /// <param name="read">The columns that the expression reads.</param>
    public static string OfLoop(int number, int row, IReadOnlyList<RowColumn> read)
    {
        StringBuilder code = new("public static class ");
        code.Append(LoopOf(number)).Append("\n{\n    public static string ").Append(Judge);
        code.Append("(Func<").Append(RowOf(row)).Append(", bool> condition, int rows, Array[] values, bool[][] present, bool[] holds)\n    {\n");
        code.Append("        string thrown = null;\n        ").Append(RowOf(row)).Append(" row = new ").Append(RowOf(row)).Append("();\n");
        for (int i = 0; i < read.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"        var v{i} = ({ArrayOf(read[i].Type)}[])values[{i}];\n        var p{i} = present[{i}];\n");
        }

        code.Append("        for (int i = 0; i < rows; i++)\n        {\n            holds[i] = false;\n");
        for (int i = 0; i < read.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"            if (p{i}[i]) row.@{read[i].Property} = v{i}[i]; ");
            code.Append(read[i].CanBeMissing ? string.Create(CultureInfo.InvariantCulture, $"else row.@{read[i].Property} = null;\n") : "else continue;\n");
        }

        code.Append("            try { holds[i] = condition(row); }\n");
        return code.Append("            catch (Exception fault) { thrown = thrown ?? fault.GetType().Name; }\n        }\n\n        return thrown;\n    }\n}\n").ToString();
    }

    private static string RowOf(int kind) => string.Create(CultureInfo.InvariantCulture, $"MlopsRow{kind}");

    private static string TypeOf(RowColumn column) =>
        column.CanBeMissing && column.Type != ColumnType.Text ? $"{ArrayOf(column.Type)}?" : ArrayOf(column.Type);

    private static string ArrayOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Integer => "long",
        ColumnType.Number => "double",
        ColumnType.Text => "string",
        ColumnType.Timestamp => "DateTime",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
