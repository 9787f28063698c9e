using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>Reads many facts of which some may be damaged: one that cannot be read hides nothing of the others.</summary>
public static class ReadableFacts
{
    /// <summary>Reads each, and keeps what is wrong with those that cannot be read.</summary>
    /// <typeparam name="TSource">What names a fact.</typeparam>
    /// <typeparam name="TFact">A fact.</typeparam>
    /// <param name="sources">What names the facts.</param>
    /// <param name="read">Reads one.</param>
    /// <returns>The facts in the order of what names them, and the problems in that order.</returns>
    public static (IReadOnlyList<TFact> Facts, IReadOnlyList<Exception> Problems) Of<TSource, TFact>(IEnumerable<TSource> sources, Func<TSource, TFact> read)
    {
        List<TFact> facts = [];
        List<Exception> problems = [];
        foreach (TSource source in sources)
        {
            try
            {
                facts.Add(read(source));
            }
            catch (Exception problem) when (problem is MlopsException or IOException or UnauthorizedAccessException)
            {
                problems.Add(problem);
            }
        }

        return (facts, problems);
    }
}
