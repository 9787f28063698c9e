using System.Globalization;
using Microsoft.CodeAnalysis;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Faults;

/// <summary>Compiler errors as the cell's error: the first in full, the others listed.</summary>
internal static class DiagnosticReport
{
    private const int Listed = 20;

    /// <summary>Reports errors.</summary>
    /// <param name="errors">At least one error, in order of place.</param>
    public static CellOutput.Error Of(IReadOnlyList<Diagnostic> errors)
    {
        Diagnostic first = errors[0];
        List<string> others =
        [
            .. errors.Skip(1).Take(Listed).Select(error => $"{error.Id} at {Place(error)}: {Message(error)}"),
        ];
        if (errors.Count > Listed + 1)
        {
            others.Add(string.Create(CultureInfo.InvariantCulture, $"and {errors.Count - Listed - 1} more errors"));
        }

        return new CellOutput.Error(first.Id, Message(first), Place(first), others);
    }

    /// <summary>Where an error is: line and column, from 1.</summary>
    /// <param name="error">The error.</param>
    public static string? Place(Diagnostic error)
    {
        if (error.Location.Kind != LocationKind.SourceFile)
        {
            return null;
        }

        FileLinePositionSpan span = error.Location.GetLineSpan();
        string place = string.Create(CultureInfo.InvariantCulture,
            $"line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}");
        return span.Path.StartsWith("cell[", StringComparison.Ordinal) ? place : $"{place} of {span.Path}";
    }

    private static string Message(Diagnostic error) => error.GetMessage(CultureInfo.InvariantCulture);
}
