using System.Data.Common;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Grammar;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Sql;

/// <summary>Runs cells of SQL and declares their rows.</summary>
/// <param name="services">The ports.</param>
public sealed class SqlCells(CommandServices services) : ISqlCells
{
    /// <summary>The variable that holds the rows where the line names none.</summary>
    public const string DefaultVariable = "sql";

    /// <inheritdoc/>
    public async Task<string> RunAsync(string line, string sql, INotebookSession session, CancellationToken cancellation)
    {
        string variable = VariableOf(line);
        TypedRows.CheckName(variable);
        CommandContext context = new(
            WorkspaceLocator.Find(session.NotebookPath ?? session.WorkingDirectory), session.WorkingDirectory, session, null);
        using SqlNames names = new(services, context);
        ITable table = await services.Tables.Value.QueryAsync(sql, names, session.WorkingDirectory, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            await DeclareAsync(table, variable, session, cancellation).ConfigureAwait(false);
        }

        names.Record();
        return variable;
    }

    private static string VariableOf(string line) => CommandGrammar.Split(line) switch
    {
        [] => DefaultVariable,
        ["--as", var name] => name,
        _ => throw new UsageException("MLOPS1080", $"#!sql does not know what to do with {line.Trim()}.", "Write #!sql, or #!sql --as NAME; the query stands on the lines below."),
    };

    private static async Task DeclareAsync(ITable table, string variable, INotebookSession session, CancellationToken cancellation)
    {
        (int rows, bool[] missing) = await CountAsync(table, cancellation).ConfigureAwait(false);
        RowType type = RowType.Of(variable, table.Columns.Select((column, i) => (column.Name, column.Type, missing[i])));
        ColumnArray[] arrays = [.. table.Columns.Select((column, i) => ColumnArray.Of(column.Type, missing[i], rows))];
        DbDataReader reader = await table.ReadAsync(null, cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            for (int row = 0; await reader.ReadAsync(cancellation).ConfigureAwait(false); row++)
            {
                for (int i = 0; i < arrays.Length; i++)
                {
                    arrays[i].Read(reader, i, row);
                }
            }
        }

        await TypedRows.DeclareAsync(
            session, variable, type, "A row of a query's result.", [.. arrays.Select(array => array.Values)], rows, cancellation).ConfigureAwait(false);
    }

    /// <summary>How many rows there are, and which columns have missing values: both decide the rows' type.</summary>
    private static async Task<(int Rows, bool[] Missing)> CountAsync(ITable table, CancellationToken cancellation)
    {
        bool[] missing = new bool[table.Columns.Count];
        int rows = 0;
        DbDataReader reader = await table.ReadAsync(null, cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            for (; await reader.ReadAsync(cancellation).ConfigureAwait(false); rows++)
            {
                for (int i = 0; i < missing.Length; i++)
                {
                    missing[i] = missing[i] || reader.IsDBNull(i);
                }
            }
        }

        return (rows, missing);
    }
}
