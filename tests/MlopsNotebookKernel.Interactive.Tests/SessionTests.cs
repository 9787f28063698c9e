using System.Text.Json;
using Microsoft.DotNet.Interactive.Events;

namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task Restore_AsVariable_IsTypedAndUsableInTheSameCell()
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();

        IReadOnlyList<string> shown = await notebook.RunAsync("#!mlops-restore rows --as january\nrows_count();\nstring rows_count() => january.Count(row => row.Delay > 20).ToString();\nrows_count()");

        Assert.Equal("95", shown[^1]);
    }

    [Fact]
    public async Task Snapshot_OfAVariable_KeepsItsRows()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        await notebook.RunAsync("public record Row(string Origin, int Delay);\nvar rows = Enumerable.Range(0, 50).Select(i => new Row(\"A\", i)).ToArray();");

        Assert.Contains("50 rows × 2 columns", Assert.Single(await notebook.RunAsync("#!mlops-snapshot @rows --name rows")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_OfMovedData_ShowsItsChartInTheHostsMimeTypes()
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        notebook.Write("moved.csv", "origin,delay\n" + string.Concat(Enumerable.Range(0, 200).Select(row => FormattableString.Invariant($"{"ABC"[row % 3]},{100 + (row % 40)}\n"))));

        IReadOnlyList<KernelEvent> events = await notebook.SubmitAsync("#!mlops-drift --baseline rows --current moved.csv");

        DisplayEvent shown = events.OfType<DisplayEvent>().Last(display => display is DisplayedValueProduced or DisplayedValueUpdated);
        Assert.Equal(
            ["application/vnd.mlops.result+json", "image/svg+xml", "text/html", "text/plain"],
            shown.FormattedValues.Select(value => value.MimeType).Order(StringComparer.Ordinal));
        Assert.Contains("<svg", shown.FormattedValues.Single(value => value.MimeType == "text/html").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_CellsOfTheSession_AreStampedInOrderAndRunAgainIsFresh()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        await notebook.RunAsync("var a = 1;");
        await notebook.SubmitAsync("throw new System.Exception(\"no\");");
        await notebook.RunAsync("Console.WriteLine(a);\na + 1");

        await notebook.RunAsync("#!mlops-pin research.ipynb --question \"Why?\"");
        using JsonDocument stamp = JsonDocument.Parse(notebook.Read(".mlops/pins/research.ipynb.pin.json"));

        JsonElement[] cells = [.. stamp.RootElement.GetProperty("cells").EnumerateArray()];
        Assert.Equal(["var a = 1;", "throw new System.Exception(\"no\");", "Console.WriteLine(a);"], cells.Select(cell => cell.GetProperty("source")[0].GetString()));
        Assert.Equal(["succeeded", "failed", "succeeded"], cells.Select(cell => cell.GetProperty("status").GetString()));
        Assert.Contains("Fresh", Assert.Single(await notebook.RunAsync("#!mlops-pin research.ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_CellsThatRanBeforeTheCommandsCame_AreStampedToo()
    {
        using HostNotebook notebook = new();
        await notebook.RunAsync("var early = 1;");
        InteractiveExtension.Load(notebook.Root);
        await notebook.RunAsync("var late = early + 1;");

        await notebook.RunAsync("#!mlops-pin research.ipynb --question \"Why?\"");

        using JsonDocument stamp = JsonDocument.Parse(notebook.Read(".mlops/pins/research.ipynb.pin.json"));
        Assert.Equal(
            ["var early = 1;", "var late = early + 1;"],
            stamp.RootElement.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("source")[0].GetString()));
    }

    [Fact]
    public async Task Pin_Packages_AreThoseLoadedAlsoFromBeforeTheCommandsCame()
    {
        using HostNotebook notebook = new();
        await notebook.RunAsync("#r \"nuget: Newtonsoft.Json, 12.0.3\"");
        await notebook.RunAsync("var version = typeof(Newtonsoft.Json.JsonConvert).Assembly.GetName().Version.ToString();\nversion");
        InteractiveExtension.Load(notebook.Root);
        await notebook.RunAsync("#r \"nuget: Sylvan.Data.Csv, 1.4.4\"");
        await notebook.RunAsync("var reader = typeof(Sylvan.Data.Csv.CsvDataReader).Name;");

        await notebook.RunAsync("#!mlops-pin research.ipynb --question \"Why?\"");
        string loaded = Assert.Single(await notebook.RunAsync("version"));

        using JsonDocument stamp = JsonDocument.Parse(notebook.Read(".mlops/pins/research.ipynb.pin.json"));
        Dictionary<string, string?> packages = stamp.RootElement.GetProperty("packages").EnumerateArray()
            .ToDictionary(package => package.GetProperty("id").GetString()!, package => package.GetProperty("version").GetString());

        // The toolkit itself carries another version of it, behind the bridge.
        Assert.Equal("12.0.3", packages["Newtonsoft.Json"]);
        Assert.StartsWith("12.", loaded, StringComparison.Ordinal);
        Assert.Contains("Sylvan.Data.Csv", packages.Keys);
        Assert.DoesNotContain("MlopsNotebookKernel", packages.Keys);
    }

    [Fact]
    public async Task Mlops_CalledInACell_ShowsItselfAsHtmlAndActsOnTheNotebook()
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        await notebook.RunAsync("#r \"" + typeof(Mlops).Assembly.Location.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"\nusing MlopsNotebookKernel;\npublic record Row(string Origin, int Delay);\nvar rows = Enumerable.Range(0, 50).Select(i => new Row(\"A\", i)).ToArray();");

        IReadOnlyList<KernelEvent> events = await notebook.SubmitAsync("await Mlops.SnapshotAsync(rows, name: \"handed-over\")");

        ReturnValueProduced result = Assert.Single(events.OfType<ReturnValueProduced>());
        Assert.Equal(["text/html", "text/plain"], result.FormattedValues.Select(value => value.MimeType));
        Assert.Contains("mlops-view", result.FormattedValues.First().Value, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(notebook.Folder, ".mlops", "snapshots", "handed-over")));
    }

    [Fact]
    public async Task Mlops_DeclarationWhileACellRuns_IsRefusedWithTheWayThatWorks()
    {
        using HostNotebook notebook = await HostNotebook.WithSnapshotAsync();
        await notebook.RunAsync("#r \"" + typeof(Mlops).Assembly.Location.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"");

        string message = await notebook.ErrorAsync("await MlopsNotebookKernel.Mlops.RestoreAsync(\"rows\", @as: \"other\")");

        Assert.Contains("MLOPS1222", message, StringComparison.Ordinal);
        Assert.Contains("#!mlops-restore", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoNotebooks_InTwoKernels_KeepTheirOwnSessions()
    {
        using HostNotebook first = HostNotebook.Loaded();
        using HostNotebook second = new(first.Folder);
        InteractiveExtension.Load(second.Root);
        first.Write("first.ipynb", HostNotebook.Empty);
        first.Write("second.ipynb", HostNotebook.Empty);
        await Task.WhenAll(first.RunAsync("var mine = 1;"), second.RunAsync("var mine = 2; var other = 3;"));

        await first.RunAsync("#!mlops-pin first.ipynb --question \"One?\"");
        await second.RunAsync("#!mlops-pin second.ipynb --question \"Two?\"");

        Assert.Contains("var mine = 1;", first.Read(".mlops/pins/first.ipynb.pin.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("var mine = 2;", first.Read(".mlops/pins/first.ipynb.pin.json"), StringComparison.Ordinal);
        Assert.Contains("var other = 3;", first.Read(".mlops/pins/second.ipynb.pin.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_NotebookThatTheHostDoesNotKnow_IsFoundByItsCells()
    {
        using HostNotebook notebook = HostNotebook.Loaded();
        notebook.Write("research.dib", "#!csharp\n\nvar a = 1;\n\n#!csharp\n\n#!mlops-pin --question \"Why?\"\n");
        notebook.Write("other.dib", "#!csharp\n\nvar b = 1;\n");
        await notebook.RunAsync("var a = 1;");

        await notebook.RunAsync("#!mlops-pin --question \"Why?\"");

        Assert.True(File.Exists(Path.Combine(notebook.Folder, ".mlops", "pins", "research.dib.pin.json")));
    }
}
