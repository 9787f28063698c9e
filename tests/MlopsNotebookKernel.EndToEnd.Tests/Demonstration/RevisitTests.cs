using System.Text.Json;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>One change at a time to the stamped research, each beside a twin that changes nothing.</summary>
public sealed class RevisitTests
{
    private const string Notebook = "notebooks/01-research.ipynb";
    private const string Data = "notebooks/data/flights-2001-01.csv";

    [Theory]
    [InlineData(Data, "00:04,JFK,BOS,187,105", "00:04,JFK,BOS,187,106", "assetChanged")]
    [InlineData(Notebook, "FastTree, 5.0.1", "FastTree, 5.0.0", "packageChanged")]
    [InlineData(Notebook, "Day > LastTrainingDay", "Day >= LastTrainingDay", "cellChanged")]
    public async Task Verify_OneChange_NamesExactlyThat(string file, string old, string now, string kind)
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();
        Replace(repository, file, old, now);

        using JsonDocument result = JsonDocument.Parse((await ToolRun.Of(repository.Folder, "verify", Notebook, "--format", "json")).Exits(1).Output);

        Assert.Equal([kind], Kinds(result, weight: "material"));
    }

    [Theory]
    [InlineData(Data, "00:04,JFK,BOS,187,105", "00:04,\"JFK\",BOS,187,105")]
    [InlineData(Notebook, "\"const int Seed = 1;\\n\"", "\"const int Seed = 1; // any will do\\n\"")]
    public async Task Verify_TwinThatChangesNothing_IsNoChange(string file, string old, string now)
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();
        Replace(repository, file, old, now);

        using JsonDocument result = JsonDocument.Parse((await ToolRun.Of(repository.Folder, "verify", Notebook, "--format", "json")).Exits(0).Output);

        Assert.Empty(Kinds(result, weight: "material"));
    }

    private static void Replace(TemporaryRepository repository, string file, string old, string now)
    {
        string path = Path.Combine(repository.Folder, file);
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Kinds(JsonDocument result, string weight) => [.. result.RootElement
        .GetProperty("notebooks")[0].GetProperty("differences").EnumerateArray()
        .Where(difference => difference.GetProperty("weight").GetString() == weight)
        .Select(difference => difference.GetProperty("kind").GetString()!)];
}
