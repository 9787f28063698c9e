using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// What the notebook had in the variables that tests compare: read from the session, else as recorded by an earlier
/// export. A session with other parameters than the notebook's own tells nothing about the library's defaults.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="session">The notebook that runs; null in a terminal.</param>
internal sealed class RecordedValues(ExportedLibrary library, INotebookSession? session)
{
    /// <summary>Whether they were read from the session.</summary>
    public bool IsFromSession { get; private set; }

    /// <summary>Hands them to the library.</summary>
    public void Read()
    {
        IReadOnlyList<ExpectedValue> recorded = library.Recorded?.Expected ?? [];
        HashSet<string> replayed = [.. library.Plan.Replay.Where(value => value is { IsShown: true, Member: not null }).Select(value => value.Variable)];
        IReadOnlyList<ExpectedValue> found = [.. recorded.Where(value => replayed.Contains(value.Variable))];
        if (session is not null && IsThisNotebook(session))
        {
            ExportOption? other = library.Plan.Options.FirstOrDefault(option =>
                session.Variables.FirstOrDefault(variable => variable.Name == option.Variable) is { } variable && !Equals(variable.Value, option.Default));
            if (other is null)
            {
                IsFromSession = true;
                found = [.. SessionExpectations.Read(library.Plan, session)
                    .Select(value => value.OrSame(recorded.FirstOrDefault(earlier => earlier.Variable == value.Variable)))];
            }
            else
            {
                library.Warnings.Add($"{other.Variable} has another value here than in the notebook's text, so no values were recorded for tests.");
            }
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

    private bool IsThisNotebook(INotebookSession running) => running.NotebookPath is { } path
        && string.Equals(Path.GetFullPath(path), Path.GetFullPath(library.Notebook.Path), StringComparison.Ordinal);
}
