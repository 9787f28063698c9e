using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Shows a command's output through the host.</summary>
/// <param name="command">The command that runs.</param>
/// <param name="context">Where it runs; captured, because work goes on on threads that know no context.</param>
internal sealed class InteractiveDisplay(KernelCommand command, KernelInvocationContext context) : IHostedDisplay
{
    /// <summary>The host passes it on as a string, which front ends that draw it do not take; the HTML holds the chart as a picture.</summary>
    private const string Plotly = "application/vnd.plotly.v1+json";

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Show(string id, IReadOnlyDictionary<string, string> content)
    {
        FormattedValue[] values = [.. content.Where(pair => pair.Key != Plotly).Select(pair => new FormattedValue(pair.Key, pair.Value))];
        string text = content.GetValueOrDefault("text/plain", "");
        context.Publish(_shown.Add(id)
            ? new DisplayedValueProduced(text, command, values, id)
            : new DisplayedValueUpdated(text, id, command, values));
    }
}
