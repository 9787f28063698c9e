using System.Runtime.Loader;
using System.Text;
using MlopsNotebookKernel.Hosting;
using MlopsNotebookKernel.Scripting.Isolation;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Variables;

/// <summary>Writes types as C# source that a cell of the notebook can name.</summary>
/// <param name="context">The notebook's world.</param>
internal sealed class TypeNames(SessionLoadContext context)
{
    private static readonly Type[] Sequences =
        [typeof(IReadOnlyDictionary<,>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>)];

    /// <summary>
    /// The source of a type; of one that a cell cannot name (an anonymous or internal type, a type of the tool), that
    /// of its nearest base or sequence interface that it can.
    /// </summary>
    /// <param name="type">The type.</param>
    public string Of(Type type)
    {
        StringBuilder source = new();
        Append(source, Nameable(type));
        return source.ToString();
    }

    private Type Nameable(Type type)
    {
        for (Type? candidate = type; candidate is not null && candidate != typeof(object)
            && candidate != typeof(ValueType); candidate = candidate.BaseType)
        {
            if (CanName(candidate))
            {
                return candidate;
            }
        }

        Type[] interfaces = type.GetInterfaces();
        foreach (Type sequence in Sequences)
        {
            Type? found = interfaces.FirstOrDefault(
                candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == sequence && CanName(candidate));
            if (found is not null)
            {
                return found;
            }
        }

        return typeof(object);
    }

    private bool CanName(Type type)
    {
        if (type.HasElementType)
        {
            return type.IsArray && CanName(type.GetElementType()!);
        }

        if (type.IsGenericType && !type.GetGenericArguments().All(CanName))
        {
            return false;
        }

        for (Type? part = type; part is not null; part = part.DeclaringType)
        {
            if (!(part.IsPublic || part.IsNestedPublic || SubmissionChain.IsSubmission(part)) || part.Name.Contains('<', StringComparison.Ordinal))
            {
                return false;
            }
        }

        AssemblyLoadContext? world = AssemblyLoadContext.GetLoadContext(type.Assembly);
        return world == context || type.Assembly == typeof(NotebookHost).Assembly
            || FrameworkAssemblies.Has(type.Assembly.GetName().Name!);
    }

    private static void Append(StringBuilder source, Type type)
    {
        if (type.IsArray)
        {
            // The rank of the outermost array comes first in C#: int[][,] is an array of int[,].
            Type element = type;
            StringBuilder ranks = new();
            for (; element.IsArray; element = element.GetElementType()!)
            {
                ranks.Append('[').Append(',', element.GetArrayRank() - 1).Append(']');
            }

            Append(source, element);
            source.Append(ranks);
            return;
        }

        Type[] arguments = type.GetGenericArguments();
        List<Type> parts = [];
        for (Type? part = type; part is not null; part = part.DeclaringType)
        {
            parts.Insert(0, part);
        }

        if (SubmissionChain.IsSubmission(parts[0]))
        {
            parts.RemoveAt(0);
        }
        else
        {
            source.Append("global::");
            if (!string.IsNullOrEmpty(type.Namespace))
            {
                source.Append(type.Namespace).Append('.');
            }
        }

        int used = 0;
        for (int index = 0; index < parts.Count; index++)
        {
            string name = parts[index].Name;
            int tick = name.IndexOf('`', StringComparison.Ordinal);
            source.Append(index == 0 ? "" : ".").Append('@').Append(tick < 0 ? name : name[..tick]);
            int upTo = parts[index].GetGenericArguments().Length;
            if (upTo > used)
            {
                source.Append('<');
                for (int argument = used; argument < upTo; argument++)
                {
                    source.Append(argument == used ? "" : ", ");
                    Append(source, arguments[argument]);
                }

                source.Append('>');
                used = upTo;
            }
        }
    }
}
