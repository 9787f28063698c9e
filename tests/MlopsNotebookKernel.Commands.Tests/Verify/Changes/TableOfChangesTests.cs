using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>
/// Each kind of change, done to a stamped repository: all that differs is named, with old and new and the cheapest remedy,
/// and nothing else; its twin, which looks alike and changes nothing, raises no alarm.
/// </summary>
public sealed class TableOfChangesTests(StampedRepository repository) : IClassFixture<StampedRepository>
{
    private static readonly Dictionary<string, ChangeRow> Table = new[]
    {
        DataChanges.All(), CellChanges.Rows(), RepositoryChanges.Rows(), EnvironmentChanges.Rows(), ProjectChanges.Rows(), CombinedChanges.Rows(),
    }.SelectMany(rows => rows).ToDictionary(row => row.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names() => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Verify_Change_NamesAllThatDiffersAndTheRemedy(string name)
    {
        ChangeRow row = Table[name];
        return CheckAsync(row.Change, row.State, row.Differences, row.Remedies, row.Missing);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Verify_TwinThatChangesNothing_RaisesNoAlarm(string name)
    {
        ChangeRow row = Table[name];
        return CheckAsync(row.Twin, row.TwinState, row.TwinDifferences, "nothing", "");
    }

    private async Task CheckAsync(Func<RepositoryCopy, Task> change, string state, string[] differences, string remedies, string missing)
    {
        CultureInfo.CurrentCulture = StampedRepository.Culture;
        using RepositoryCopy copy = repository.Copy();
        await change(copy);
        CommandOutcome outcome = await copy.VerifyAsync();
        JsonElement notebook = CommandRig.Json(outcome).GetProperty("notebooks").EnumerateArray()
            .Single(notebook => notebook.GetProperty("notebook").GetString() == StampedRepository.Notebook);
        string fault = notebook.TryGetProperty("fault", out JsonElement said) ? $" {said.GetProperty("code").GetString()}" : "";
        string found = string.Join('\n', notebook.GetProperty("differences").EnumerateArray().Select(ChangeText.Of));
        Assert.True(string.Join('\n', differences) == found, $"Found:\n{found}");
        Assert.Equal(state, notebook.GetProperty("state").GetString() + fault);
        Assert.Equal(remedies, string.Join(", ", notebook.GetProperty("remedies").EnumerateArray().Select(ChangeText.OfRemedy)));
        Assert.Equal(state is "fresh" or "proseOnly", outcome.Answer);
        Assert.Equal(fault.Length > 0, outcome.HasFault);

        // The drift of each table that moved and can be read is drawn.
        Assert.Equal(
            differences.Count(difference => difference.StartsWith("assetChanged", StringComparison.Ordinal) && !difference.Contains("cannot be read", StringComparison.Ordinal)),
            notebook.GetProperty("drift").GetArrayLength());
        Assert.Equal(missing, string.Join('\n', notebook.GetProperty("missing").EnumerateArray().Select(lack => lack.GetProperty("text").GetString())));
    }
}
