using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>The C# around an expression over a row.</summary>
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

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Text;
        using System.Text.RegularExpressions;

        """;

    /// <summary>The class that holds an expression.</summary>
    /// <param name="number">The expression's number.</param>
    public static string ClassOf(int number) => string.Create(CultureInfo.InvariantCulture, $"MlopsCheck{number}");

    /// <summary>The code that tells what an expression means.</summary>
    /// <param name="number">Its number among those read together.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="columns">The row's columns.</param>
    public static RowSource ToRead(int number, string expression, IReadOnlyList<RowColumn> columns) => Write(number, expression, columns, null);

    /// <summary>The code that runs an expression.</summary>
    /// <param name="number">Its number among those compiled together.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="columns">The row's columns.</param>
    public static RowSource ToRun(int number, RowExpression expression, IReadOnlyList<RowColumn> columns) =>
        Write(number, expression.Text, columns, expression.Columns);

    private static RowSource Write(int number, string expression, IReadOnlyList<RowColumn> columns, IReadOnlyList<RowColumn>? read)
    {
        StringBuilder code = new(Usings);
        code.Append("public static class ").Append(ClassOf(number)).Append("\n{\n    public sealed class RowValues\n    {\n");
        foreach (RowColumn column in columns)
        {
            code.Append("        public ").Append(TypeOf(column)).Append(" @").Append(column.Property).Append(";\n");
        }

        code.Append("    }\n\n    public static bool ").Append(Holds).Append("(RowValues ").Append(Row).Append(") =>\n");
        int start = code.Length;
        code.Append(expression).Append("\n    ;\n");
        if (read is not null)
        {
            AppendJudge(code, read);
        }

        return new RowSource(code.Append("}\n").ToString(), start);
    }

    private static void AppendJudge(StringBuilder code, IReadOnlyList<RowColumn> read)
    {
        code.Append("\n    public static string ").Append(Judge).Append("(int rows, Array[] values, bool[][] present, bool[] holds)\n    {\n");
        code.Append("        string thrown = null;\n        RowValues row = new RowValues();\n");
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

        code.Append("            try { holds[i] = ").Append(Holds).Append("(row); }\n");
        code.Append("            catch (Exception fault) { thrown = thrown ?? fault.GetType().Name; }\n        }\n\n        return thrown;\n    }\n");
    }

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
