using System.Reflection;
using System.Runtime.CompilerServices;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Variables;

/// <summary>Reads a notebook's variables: the fields of its submissions, the latest declaration of each name.</summary>
internal static class VariableReader
{
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> FieldsOf = [];

    /// <summary>Reads the variables.</summary>
    /// <param name="instances">The submission instances, oldest first.</param>
    /// <returns>The variables in order of their latest declaration.</returns>
    public static IReadOnlyList<SessionVariable> Read(IReadOnlyList<object> instances)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<SessionVariable> variables = [];
        for (int index = instances.Count - 1; index >= 0; index--)
        {
            object instance = instances[index];
            foreach (FieldInfo field in FieldsOf.GetValue(instance.GetType(), Declared))
            {
                if (seen.Add(field.Name))
                {
                    object? value = field.IsLiteral ? field.GetRawConstantValue() : field.GetValue(instance);
                    variables.Add(new SessionVariable(field.Name, field.FieldType, value));
                }
            }
        }

        variables.Reverse();
        return variables;
    }

    /// <summary>The value of one variable of a submission; null when it has no such variable.</summary>
    /// <param name="submission">The submission's instance.</param>
    /// <param name="name">The variable's name.</param>
    public static object? Value(object submission, string name) =>
        FieldsOf.GetValue(submission.GetType(), Declared).FirstOrDefault(field => field.Name == name)?.GetValue(submission);

    /// <summary>Last declared first; names the compiler made up hold a <c>&lt;</c>.</summary>
    private static FieldInfo[] Declared(Type submission) =>
    [
        .. submission.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
                | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => !field.Name.Contains('<', StringComparison.Ordinal))
            .OrderByDescending(field => field.MetadataToken),
    ];
}
