using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>
/// Declares a variable that holds rows as an array of records. The rows' type lives in the notebook's world, so its
/// declaration and the loop that makes rows are contributed as code; only arrays of .NET types cross.
/// </summary>
internal static class TypedRows
{
    /// <summary>Carries the columns into the notebook, and is emptied again.</summary>
    private const string Carrier = "__mlopsColumns";

    /// <summary>Checks a variable's name.</summary>
    /// <param name="variable">The name.</param>
    /// <exception cref="UsageException">It is no identifier.</exception>
    public static void CheckName(string variable)
    {
        bool isIdentifier = variable.Length is > 0 and <= 200 && (char.IsLetter(variable[0]) || variable[0] == '_')
            && variable.All(character => char.IsLetterOrDigit(character) || character == '_');
        if (!isIdentifier)
        {
            throw new UsageException(
                "MLOPS1056",
                $"\"{variable}\" cannot be a variable's name.",
                "Use letters, digits and underscores, and begin with a letter: --as january");
        }
    }

    /// <summary>Declares the variable.</summary>
    /// <param name="session">The notebook.</param>
    /// <param name="variable">The variable's name.</param>
    /// <param name="type">The rows' type.</param>
    /// <param name="summary">What a row is, in one line.</param>
    /// <param name="columns">An array for each property of the type.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task DeclareAsync(
        INotebookSession session, string variable, RowType type, string summary, object[] columns, long rows, CancellationToken cancellation)
    {
        await session.ContributeAsync(type.Declaration(summary), cancellation).ConfigureAwait(false);
        await session.DeclareAsync(Carrier, columns, "object[]", cancellation).ConfigureAwait(false);
        object? made;
        try
        {
            made = await session.ContributeAsync(type.Construction(Carrier, rows), cancellation).ConfigureAwait(false);
        }
        finally
        {
            await session.DeclareAsync(Carrier, null, "object[]", CancellationToken.None).ConfigureAwait(false);
        }

        await session.DeclareAsync(variable, made, $"{type.Name}[]", cancellation).ConfigureAwait(false);
    }
}
