using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>The record that a restored table's rows become, and the code that makes it in the notebook's world.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Properties">A property for each column, in order.</param>
internal sealed record RowType(string Name, IReadOnlyList<RowProperty> Properties)
{
    /// <summary>Members that every record has; a property of the same name would not compile, or would hide one.</summary>
    private static readonly string[] RecordMembers =
        ["Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Clone", "EqualityContract", "PrintMembers", "Finalize", "ReferenceEquals"];

    /// <summary>Makes the type of a variable's rows.</summary>
    /// <param name="variable">The variable's name; <c>january</c> gives <c>JanuaryRow</c>.</param>
    /// <param name="profile">The table's profile: which columns, of which types, with values missing or not.</param>
    public static RowType Of(string variable, TableProfile profile) =>
        Of(variable, profile.Columns.Select(column => (column.Name, column.Type, column.Missing > 0)));

    /// <summary>Makes the type of a variable's rows.</summary>
    /// <param name="variable">The variable's name; <c>january</c> gives <c>JanuaryRow</c>.</param>
    /// <param name="columns">The columns: name, type, and whether values are missing.</param>
    public static RowType Of(string variable, IEnumerable<(string Name, ColumnType Type, bool HasMissing)> columns)
    {
        string name = $"{PascalCase(variable, "Snapshot")}Row";
        HashSet<string> taken = new([name, .. RecordMembers], StringComparer.Ordinal);
        List<RowProperty> properties = [];
        foreach ((string Name, ColumnType Type, bool HasMissing) column in columns)
        {
            string wanted = PascalCase(column.Name, string.Create(CultureInfo.InvariantCulture, $"Column{properties.Count + 1}"));
            string property = wanted;
            for (int number = 2; !taken.Add(property); number++)
            {
                property = string.Create(CultureInfo.InvariantCulture, $"{wanted}{number}");
            }

            properties.Add(new RowProperty(property, $"{TypeName(column.Type)}{(column.HasMissing ? "?" : "")}", column.Name));
        }

        return new RowType(name, properties);
    }

    /// <summary>The record's declaration, as C# script code.</summary>
    /// <param name="summary">What the rows are, in one line.</param>
    public string Declaration(string summary)
    {
        StringBuilder code = new();
        code.Append("/// <summary>").Append(Comment(summary)).Append("</summary>\n");
        code.Append("public sealed record ").Append(Name).Append("\n{\n");
        foreach (RowProperty property in Properties)
        {
            code.Append("    /// <summary>Column \"").Append(Comment(property.Column)).Append("\".</summary>\n");
            code.Append("    public ").Append(property.TypeName).Append(" @").Append(property.Name).Append(" { get; init; }");
            code.Append(property.TypeName == "string" ? " = \"\";\n" : "\n");
        }

        return code.Append("}\n").ToString();
    }

    /// <summary>An expression that turns arrays of columns into an array of rows, in one pass and without reflection.</summary>
    /// <param name="columns">The variable that holds the arrays, an <c>object[]</c> with an array for each property.</param>
    /// <param name="rows">Number of rows.</param>
    public string Construction(string columns, long rows)
    {
        StringBuilder code = new();
        code.Append(CultureInfo.InvariantCulture, $"((global::System.Func<object[], {Name}[]>)(columns =>\n{{\n");
        for (int i = 0; i < Properties.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"    var c{i} = ({Properties[i].TypeName}[])columns[{i}];\n");
        }

        code.Append(CultureInfo.InvariantCulture, $"    var rows = new {Name}[{rows}];\n");
        code.Append(CultureInfo.InvariantCulture, $"    for (int i = 0; i < rows.Length; i++)\n    {{\n        rows[i] = new {Name}\n        {{\n");
        for (int i = 0; i < Properties.Count; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $"            @{Properties[i].Name} = c{i}[i],\n");
        }

        return code.Append(CultureInfo.InvariantCulture, $"        }};\n    }}\n\n    return rows;\n}}))({columns})").ToString();
    }

    /// <summary>A name in PascalCase from any text: <c>dep_delay (min)</c> becomes <c>DepDelayMin</c>, <c>2001</c> becomes <c>_2001</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="otherwise">The name where nothing of the text is left.</param>
    internal static string PascalCase(string text, string otherwise)
    {
        StringBuilder name = new();
        bool begins = true;
        foreach (char character in text)
        {
            if (!char.IsLetter(character) && !char.IsDigit(character))
            {
                begins = true;
                continue;
            }

            name.Append(begins ? char.ToUpperInvariant(character) : character);
            begins = false;
        }

        return name.Length == 0 ? otherwise : char.IsDigit(name[0]) ? $"_{name}" : name.ToString();
    }

    private static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Integer => "long",
        ColumnType.Number => "double",
        ColumnType.Text => "string",
        ColumnType.Timestamp => "global::System.DateTime",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Column names are untrusted: as XML text on one line they can end neither the comment nor the element.</summary>
    private static string Comment(string text) => System.Security.SecurityElement.Escape(
        string.Concat(text.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\u0085' ? ' ' : character)))!;
}
