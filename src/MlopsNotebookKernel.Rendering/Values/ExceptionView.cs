using System.Reflection;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>An exception as a value: what it says, what caused it, and where it was thrown, folded.</summary>
internal static class ExceptionView
{
    private const int MaximumCauses = 10;

    /// <summary>The view.</summary>
    /// <param name="exception">The exception.</param>
    public static View Of(Exception exception)
    {
        List<ViewBlock> blocks = [];
        List<(string, string)> causes = [];
        foreach (Exception cause in Causes(exception).Take(MaximumCauses))
        {
            causes.Add((TypeNames.Of(cause.GetType()), Message(cause)));
        }

        if (causes.Count > 0)
        {
            blocks.Add(new ViewBlock.Heading("Caused by"));
            blocks.Add(new ViewBlock.Facts(causes));
        }

        if (exception.StackTrace is { Length: > 0 } trace)
        {
            blocks.Add(new ViewBlock.Fold("Where it was thrown", [new ViewBlock.Code(trace, "text")]));
        }

        return new View(ViewStatus.Bad, $"{TypeNames.Of(exception.GetType())}: {Message(exception)}", blocks);
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        IEnumerable<Exception> inner = exception switch
        {
            AggregateException aggregate => aggregate.InnerExceptions,
            ReflectionTypeLoadException load => load.LoaderExceptions.OfType<Exception>(),
            { InnerException: { } one } => [one],
            _ => [],
        };
        return inner.SelectMany(cause => Causes(cause).Prepend(cause));
    }

    private static string Message(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception thrown)
        {
            return $"(its message cannot be read: {TypeNames.Of(thrown.GetType())})";
        }
    }
}
