using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// What the notebook had in the variables that tests compare: read from the session, else as recorded by an earlier
/// export. A session with other parameters than the notebook's own tells nothing about the library's defaults.
/// </summary>
/// <param name="library">The library.</param>
internal sealed class RecordedValues(ExportedLibrary library)
{
    /// <summary>Whether they were read from the session.</summary>
    public bool IsFromSession { get; private set; }

    /// <summary>Hands them to the library.</summary>
    public void Read()
    {
        IReadOnlyList<ExpectedValue> recorded = library.Recorded?.Expected ?? [];
        if (library.Session is { } session)
        {
            ExportOption? other = library.Plan.Options.FirstOrDefault(option =>
                session.Variables.FirstOrDefault(variable => variable.Name == option.Variable) is { } variable && !Equals(variable.Value, option.Default));
            IsFromSession = other is null;
            if (other is not null)
            {
                library.KeepInline();
                library.Warnings.Add($"{other.Variable} has another value here than in the notebook's text, so no values were recorded for tests.");
            }
        }

        // What comes from inputs of the last export is what it gave then.
        IReadOnlySet<string> kept = library.KeepsInline ? library.Plan.ComputedFrom(value => value.IsInline) : new HashSet<string>();
        HashSet<string> asRecorded = [.. library.Plan.Replay
            .Where(value => value is { IsShown: true, Member: not null } && (!IsFromSession || kept.Contains(value.Name)))
            .Select(value => value.Variable)];
        IEnumerable<ExpectedValue> found = recorded.Where(value => asRecorded.Contains(value.Variable));
        if (IsFromSession)
        {
            found = found.Concat(SessionExpectations.Read(library.Plan, library.Session!)
                .Where(value => !asRecorded.Contains(value.Variable))
                .Select(value => value.OrSame(recorded.FirstOrDefault(earlier => earlier.Variable == value.Variable))));
        }

        if (IsFromSession)
        {
            library.ReadInputs(anew: true);
        }

        library.Expected = [.. found.Where(value => !library.Unconfirmed.Contains(value.Variable)).OrderBy(value => value.Variable, StringComparer.Ordinal)];
    }

    /// <summary>Takes out what the library does not give, called on its own.</summary>
    /// <param name="variables">The notebook's variables.</param>
    public void Refute(IReadOnlyList<string> variables)
    {
        library.Expected = [.. library.Expected.Where(value => !variables.Contains(value.Variable))];
        if (IsFromSession)
        {
            library.Unconfirmed = [.. library.Unconfirmed.Union(variables).Order(StringComparer.Ordinal)];
        }
        else
        {
            library.Warnings.Add($"What an earlier run had in {string.Join(", ", variables)} no longer holds, so it is not tested. Run the notebook with its export cell to record what it has now.");
        }
    }
}
