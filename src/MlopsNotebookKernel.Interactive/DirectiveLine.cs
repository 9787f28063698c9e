using Microsoft.DotNet.Interactive.Commands;

namespace MlopsNotebookKernel.Interactive;

/// <summary>
/// Finds the text of a magic command. The host hands over a command whose type is its own; its text is in what
/// <c>ToString</c> says, in this form since 2024.
/// </summary>
internal static class DirectiveLine
{
    private const string Start = "Directive: ";

    /// <summary>The line as typed.</summary>
    /// <param name="command">The command that the host hands to a directive's handler.</param>
    /// <exception cref="MlopsFaultException">This host says it in another form (MLOPS1220).</exception>
    public static string Of(KernelCommand command) =>
        command.ToString() is { } text && text.StartsWith(Start + "#!mlops-", StringComparison.Ordinal)
            ? text[Start.Length..].Trim()
            : throw new MlopsFaultException(
                "MLOPS1220", "This .NET Interactive host hands over magic commands in a form that is not known here.",
                "Use plain C# (await Mlops.PinAsync()), or run the notebook with mlops run.");
}
