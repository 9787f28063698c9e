using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Closure;

/// <summary>Values that a call hands over, as variables.</summary>
internal static class HostedValues
{
    /// <summary>Makes variables of values.</summary>
    /// <param name="values">The values by name.</param>
    public static IReadOnlyList<SessionVariable> Of(IReadOnlyDictionary<string, object?> values) =>
        [.. values.Select(pair => new SessionVariable(pair.Key, pair.Value?.GetType() ?? typeof(object), pair.Value))];
}
