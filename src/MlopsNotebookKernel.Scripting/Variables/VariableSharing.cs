using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Scripting.Cells;
using MlopsNotebookKernel.Scripting.Faults;

namespace MlopsNotebookKernel.Scripting.Variables;

/// <summary>
/// Serves <c>#!set</c> as far as C# and the person are concerned, and says of what comes from another kernel which one
/// would have to run.
/// </summary>
/// <param name="session">The session.</param>
internal sealed partial class VariableSharing(INotebookSession session)
{
    /// <summary>Runs a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="outputs">Takes a notice.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<CellStatus> RunAsync(CellSegment.Sharing line, IOutputSink outputs, CancellationToken cancellation)
    {
        Dictionary<string, string> options = Option().Matches(line.Arguments).ToDictionary(
            match => match.Groups["name"].Value,
            match => match.Groups["value"].Value is ['"', .. var quoted, '"'] ? quoted : match.Groups["value"].Value);
        if (line.Name == "share")
        {
            string from = options.GetValueOrDefault("from", "another kernel");
            return CellLanguages.IsCSharp(from) ? CellStatus.Succeeded : Notice($"#!share takes a variable of {from}, which does not run here.", outputs);
        }

        if (line.Name == "connect")
        {
            return Notice("#!connect starts another kernel beside this one, as .NET Interactive does.", outputs);
        }

        if (options.GetValueOrDefault("name") is not { Length: > 0 } name || options.GetValueOrDefault("value") is not { } value)
        {
            throw new SessionException("MLOPS1212", $"'#!set {line.Arguments}' names no variable and value.", "Write #!set --name NAME --value VALUE.");
        }

        return await SetAsync(name, value, outputs, cancellation).ConfigureAwait(false);
    }

    private async Task<CellStatus> SetAsync(string name, string value, IOutputSink outputs, CancellationToken cancellation)
    {
        if (Reference().Match(value) is not { Success: true } reference)
        {
            await session.DeclareAsync(name, value, "string", cancellation).ConfigureAwait(false);
            return CellStatus.Succeeded;
        }

        string kernel = reference.Groups["kernel"].Value;
        string what = reference.Groups["what"].Value.Trim('"');
        if (kernel is "input" or "password")
        {
            object? answer = await session.ContributeAsync(
                $"{(kernel == "input" ? nameof(Notebook.input) : nameof(Notebook.password))}({SymbolDisplay.FormatLiteral(what, quote: true)})",
                cancellation).ConfigureAwait(false);
            await session.DeclareAsync(name, answer, "string", cancellation).ConfigureAwait(false);
            return CellStatus.Succeeded;
        }

        if (kernel.Length > 0 && !CellLanguages.IsCSharp(kernel))
        {
            return Notice($"#!set takes a variable of {kernel}, which does not run here.", outputs);
        }

        if (!SyntaxFacts.IsValidIdentifier(name) || !SyntaxFacts.IsValidIdentifier(what))
        {
            throw new SessionException("MLOPS1205", $"'{name}' or '{what}' is no name that a variable can have.",
                "Use letters, digits and underscores, and begin with a letter.");
        }

        await session.ContributeAsync($"var @{name} = @{what};", cancellation).ConfigureAwait(false);
        return CellStatus.Succeeded;
    }

    private static CellStatus Notice(string what, IOutputSink outputs)
    {
        outputs.Write(new CellOutput.Display(Bundle.OfText($"Not run: {what}")));
        return CellStatus.NotServed;
    }

    [GeneratedRegex("--(?<name>[a-z-]+)\\s+(?<value>(@[\\w-]+:)?(\"[^\"]*\"|\\S+))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("^@((?<kernel>[\\w-]+):)?(?<what>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
