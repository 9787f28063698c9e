using System.Reflection;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Faults;

/// <summary>Names of types and methods as the notebook's author wrote them.</summary>
internal static class FrameNames
{
    /// <summary>A type: full name, without the submission that holds it and with generic arguments in C# manner.</summary>
    /// <param name="type">The type.</param>
    public static string Of(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        string name = definition.FullName ?? definition.Name;
        Type outermost = definition;
        while (outermost.DeclaringType is { } outer)
        {
            outermost = outer;
        }

        if (outermost != definition && SubmissionChain.IsSubmission(outermost))
        {
            name = name[(name.IndexOf('+', StringComparison.Ordinal) + 1)..];
        }

        name = name.Replace('+', '.');
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0
            ? name
            : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>A method: <c>Type.Method</c>, or <c>Method</c> at the top of a cell; null for the cell's own statements.</summary>
    /// <param name="method">The method of a frame.</param>
    public static string? Of(MethodBase? method)
    {
        if (method is null)
        {
            return null;
        }

        // State machines are nested types named <Method>d__1; lambdas and local functions are <Outer>b__0 and <Outer>g__Name|0.
        string name = method.Name;
        Type? type = method.DeclaringType;
        while (type is not null && type.Name.StartsWith('<'))
        {
            if (name == "MoveNext")
            {
                name = type.Name;
            }

            type = type.DeclaringType;
        }

        int local = name.IndexOf("g__", StringComparison.Ordinal);
        int bar = name.LastIndexOf('|');
        if (name.StartsWith('<') && local > 0 && bar > local)
        {
            name = name[(local + 3)..bar];
        }
        else if (name.StartsWith('<'))
        {
            bool isLambda = name.Contains(">b__", StringComparison.Ordinal);
            name = name.TrimStart('<');
            name = name[..name.IndexOf('>', StringComparison.Ordinal)];
            if (isLambda)
            {
                name = name is "Initialize" ? "lambda" : $"{name}, lambda";
            }
        }

        if (name is "Initialize" or "Main" or "Factory")
        {
            return null;
        }

        string owner = type is null || SubmissionChain.IsSubmission(type) ? "" : Of(type) + ".";
        return name == ".ctor" ? $"new {owner.TrimEnd('.')}" : owner + name;
    }
}
