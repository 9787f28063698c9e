using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>What can be wrong with rows of the notebook's, in its users' words.</summary>
internal static class RowFault
{
    /// <summary>The value is no table at all.</summary>
    internal static TableException NoTable(string name, string what) => new(
        "MLOPS1420",
        $"'{name}' is not a table: it is {what}.",
        "Give a sequence of records, a DataTable, an IDataView or a DataFrame, or the path of a data file.");

    /// <summary>A column's type has no place in a table.</summary>
    internal static TableException Unsupported(string name, string column, string type) => new(
        "MLOPS1421",
        $"Column '{column}' of '{name}' has type {type}, which has no place in a table.",
        $"Leave it out: {name}.Select(row => new {{ … }}) with the columns you need.");

    /// <summary>A row is not like the others.</summary>
    internal static TableException Row(string name, long row, string what, Exception? cause = null) => new(
        "MLOPS1422", $"Row {row} of '{name}' (from 0) {what}.", "Mend or leave out that row.", cause);

    /// <summary>A value is larger than whole numbers may be.</summary>
    internal static TableException TooLarge(string name, long row, Exception cause) =>
        Row(name, row, $"holds a whole number beyond {long.MaxValue}", cause);

    /// <summary>A type's name as C# writes it, as far as that helps.</summary>
    internal static string Shown(Type type)
    {
        if (type.IsArray)
        {
            return $"{Shown(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Shown))}>"
            : type.Name;
    }
}
