using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Interactive;

/// <summary>Reads what a cell puts out from the host's events.</summary>
internal static class CellOutputs
{
    private const string Text = "text/plain";

    /// <summary>The output that an event is; null for an event that is none.</summary>
    /// <param name="produced">The event.</param>
    public static HostedOutput? Of(KernelEvent produced) => produced switch
    {
        StandardOutputValueProduced stream => new HostedOutput(HostedOutputKind.StandardOutput, Content(stream)),
        StandardErrorValueProduced stream => new HostedOutput(HostedOutputKind.StandardError, Content(stream)),
        ReturnValueProduced result => new HostedOutput(HostedOutputKind.Result, Content(result)),
        DisplayedValueUpdated update => new HostedOutput(HostedOutputKind.Update, Content(update), update.ValueId),
        DisplayedValueProduced display => new HostedOutput(HostedOutputKind.Display, Content(display), display.ValueId),
        CommandFailed failure => new HostedOutput(HostedOutputKind.Error, new Dictionary<string, string> { [Text] = failure.Message ?? "" }),
        _ => null,
    };

    private static Dictionary<string, string> Content(DisplayEvent display)
    {
        Dictionary<string, string> content = new(StringComparer.Ordinal);
        foreach (FormattedValue value in display.FormattedValues)
        {
            content[value.MimeType] = value.Value ?? "";
        }

        return content;
    }
}
