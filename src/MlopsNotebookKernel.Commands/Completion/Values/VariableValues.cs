using System.Collections;
using System.Data;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>The notebook's variables as values, <c>@name</c>.</summary>
internal static class VariableValues
{
    /// <summary>All variables.</summary>
    /// <param name="variables">The notebook's variables.</param>
    public static IEnumerable<CompletionItem> All(IEnumerable<SessionVariable> variables) => variables.Select(Item);

    /// <summary>The variables that can be tables; they are not enumerated to find out.</summary>
    /// <param name="variables">The notebook's variables.</param>
    public static IEnumerable<CompletionItem> Tables(IEnumerable<SessionVariable> variables) => variables.Where(IsTable).Select(Item);

    /// <summary>Whether a variable can be a table.</summary>
    /// <param name="variable">The variable.</param>
    public static bool IsTable(SessionVariable variable) => variable.Value switch
    {
        null or string => false,
        IEnumerable or DataTable or IDataReader => true,
        { } value => value.GetType().GetInterfaces().Any(face => face.FullName == "Microsoft.ML.IDataView"),
    };

    private static CompletionItem Item(SessionVariable variable) => new($"@{variable.Name}", "variable", Shown(variable.Type));

    private static string Shown(Type type)
    {
        if (type.IsArray)
        {
            return $"{Shown(type.GetElementType()!)}[]";
        }

        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : $"{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Shown))}>";
    }
}
