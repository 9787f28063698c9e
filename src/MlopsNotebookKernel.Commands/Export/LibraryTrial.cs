using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Calls;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Builds a library and runs its tests before it replaces anything, and takes from them what it was called with and which
/// of the notebook's values it does not give.
/// </summary>
/// <param name="library">The library, compared with its folder.</param>
/// <param name="values">What the notebook had.</param>
/// <param name="progress">Takes progress; null where nobody looks.</param>
internal sealed class LibraryTrial(ExportedLibrary library, RecordedValues values, IProgress<CommandProgress>? progress)
{
    /// <summary>The test that looks at the notebook and at <c>export.json</c>, which is written last.</summary>
    private const string AgreementTest = "NotebookAgreementTests";

    private readonly ExportPlan _plan = library.Plan;
    private readonly LibraryBuild _build = new(library.Target.Folder, library.Request.Style.Runner);
    private readonly string _testFolder = LibraryProject.TestFolder(library.Plan.LibraryName);

    /// <summary>Builds and tests.</summary>
    /// <param name="isToBeCalled">Whether the notebook is to call the library from now on, so that a hand edit that does not build matters.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ExportException">It does not build, or tests fail that are none of values (MLOPS1806).</exception>
    public async Task RunAsync(bool isToBeCalled, CancellationToken cancellation)
    {
        // A record that changes alone (a comment in a cell that leaves no trace in the library) needs no build.
        bool isEdited = library.Changes.Any(change => change.Kind == FileChangeKind.KeptEdit);
        if (library.Writes.All(change => change.Path == ExportManifest.FileName) && !(isToBeCalled && isEdited))
        {
            return;
        }

        if ((!library.IsSameCode || library.Recorded!.Calls is null) && CallTraceText.Files(_plan) is { Count: > 0 } traced)
        {
            progress?.Report(new CommandProgress($"seeing what the functions of {_plan.LibraryName} are called with"));
            await TraceAsync(
                [.. traced.Concat(LibraryProject.GoldenFiles(_plan, library.Request, library.Inputs)).Select(file => LibraryProject.InStyle(file, library.Request))], cancellation).ConfigureAwait(false);
        }

        progress?.Report(new CommandProgress($"building {_plan.LibraryName} and running its tests"));
        IReadOnlyList<string> failed = await _build.RunAsync(library.Changes, _testFolder, AgreementTest, cancellation).ConfigureAwait(false);
        if (failed.Count > 0)
        {
            Judge([.. failed.Select(test => test[(test.LastIndexOf('.') + 1)..])]);
        }
    }

    private void Judge(HashSet<string> failed)
    {
        List<string> unconfirmed = [.. _plan.Replay
            .Where(value => failed.Contains(LibraryProject.TestName(value)))
            .Select(value => value.Variable)];
        HashSet<string> known = [.. unconfirmed];
        List<string> others = [.. failed.Where(test => !_plan.Replay.Any(value => LibraryProject.TestName(value) == test)
            && !(known.Count > 0 && test.EndsWith("_WithTheNotebooksOptions_GivesItsMetrics", StringComparison.Ordinal)))];
        if (others.Count > 0)
        {
            throw new ExportException("MLOPS1806", $"Tests of the library fail: {string.Join(", ", others)}.", "Mend what they test (a hand edit, or a cell), then export again; nothing was written.");
        }

        values.Refute(unconfirmed);
        library.Compare();
    }

    private async Task TraceAsync(IReadOnlyList<ExportedFile> traced, CancellationToken cancellation)
    {
        try
        {
            string json = await _build.TraceAsync(library.Changes, _testFolder, traced, cancellation).ConfigureAwait(false);
            library.Calls = CallTests.Compiling(_plan, library.Request, ExpectedCalls.Parse(json));
            library.Compare();
        }
        catch (ExportException fault) when (fault.Code == "MLOPS1806")
        {
            // The library itself is built next, and says so if it is at fault.
            library.Warnings.Add($"The calls of its functions could not be seen, so they have no tests of their own: {fault.Message}");
        }
    }
}
