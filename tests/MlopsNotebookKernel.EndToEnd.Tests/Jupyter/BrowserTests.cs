using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>
/// The demonstration in the classic notebook, in a real browser, by its buttons and keys. Pictures of what was seen are
/// kept in <c>artifacts/browser</c>.
/// </summary>
[Collection(JupyterHome.Collection)]
public sealed class BrowserTests
{
    private const string Notebook = "notebooks/01-research.ipynb";

    [PythonFact("notebook", PythonFactAttribute.Chromium)]
    public async Task Demonstration_CellByCell_IsInterruptedRestartedCompletedDrawnAndStamped()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();

        // As before its first pin: the stamp is to come from this run.
        File.Delete(Path.Combine(repository.Folder, "notebooks", ".mlops", "pins", "01-research.ipynb.pin.json"));
        using JupyterHome home = await new JupyterHome().WithKernels();
        await using NotebookServer server = await NotebookServer.StartAsync(home, repository.Folder);
        await using NotebookPage page = await NotebookPage.OpenAsync(server.PageOf(Notebook));

        await Interrupts(page);
        await Completes(page);
        await Restarts(page);
        for (int cell = 0; cell < await page.Cells.CountAsync(); cell++)
        {
            await page.RunAsync(cell);
            await Assertions.Expect(page.Cells.Nth(cell).Locator(".output_error")).ToHaveCountAsync(0);
        }

        await ShowsTheChart(page);
        await IsStamped(page, repository);
    }

    private static async Task Interrupts(NotebookPage page)
    {
        int cell = await page.AddAsync("Console.Write(\"going\"); while (true) { }");
        await page.StartAsync(cell);
        await Assertions.Expect(page.OutputOf(cell)).ToContainTextAsync("going");
        long pressed = Stopwatch.GetTimestamp();
        await page.InterruptAsync();
        await page.EndedAsync(cell);
        Assert.InRange(Stopwatch.GetElapsedTime(pressed).TotalSeconds, 0, 5);
        Assert.Contains("interrupted", await page.OutputOf(cell).InnerTextAsync(), StringComparison.Ordinal);
        await page.DeleteAsync(cell);

        int next = await page.AddAsync("string later = \"alive\"; later");
        await page.RunAsync(next);
        Assert.Contains("alive", await page.OutputOf(next).InnerTextAsync(), StringComparison.Ordinal);
        await page.DeleteAsync(next);
    }

    private static async Task Completes(NotebookPage page)
    {
        int cell = await page.AddAsync("later.Trim");
        IReadOnlyList<string> offered = await page.CompletionsAsync(cell);
        await Keep(page.Whole, "completion");
        await page.CloseCompletionsAsync();
        Assert.Equal(["Trim", "TrimEnd", "TrimStart"], offered.Select(item => item.Trim()).Order(StringComparer.Ordinal));
        await page.DeleteAsync(cell);
    }

    private static async Task Restarts(NotebookPage page)
    {
        await page.RestartAsync();
        int cell = await page.AddAsync("later");
        await page.RunAsync(cell);
        Assert.Contains("CS0103", await page.OutputOf(cell).InnerTextAsync(), StringComparison.Ordinal);
        await page.DeleteAsync(cell);
        await page.RestartAsync();
    }

    private static async Task ShowsTheChart(NotebookPage page)
    {
        ILocator output = page.OutputOf(await page.FindAsync("#!mlops-drift"));
        byte[] picture = await Keep(output, "drift");
        Assert.Contains("arrival_delay", await output.InnerTextAsync(), StringComparison.Ordinal);
        ILocator chart = output.Locator("svg, img[src^='data:image/svg+xml']").Locator("visible=true").First;
        LocatorBoundingBoxResult box = (await chart.BoundingBoxAsync())!;
        Assert.True(box.Width > 300 && box.Height > 100, $"The chart is {box.Width} × {box.Height}.");

        // A PNG's header says its width; an output without its chart is a few kilobytes.
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), 500, 2000);
        Assert.InRange(picture.Length, 20_000, int.MaxValue);
    }

    private static async Task IsStamped(NotebookPage page, TemporaryRepository repository)
    {
        int pin = await page.FindAsync("#!mlops-pin");
        await Keep(page.OutputOf(pin), "pin");
        await page.SaveAsync();
        using JsonDocument saved = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(repository.Folder, Notebook)));
        JsonElement[] code = [.. saved.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code")];
        JsonElement stamp = code[pin].GetProperty("outputs")[0].GetProperty("data").GetProperty("application/vnd.mlops.result+json").GetProperty("stamp");
        Assert.Equal("Which flights", stamp.GetProperty("question").GetString()![..13]);

        // A kernel cannot know that the run has ended; the saved document says it.
        Assert.Contains("Pending: ", (await ToolRun.Of(repository.Folder, "verify", Notebook)).Exits(0).Output, StringComparison.Ordinal);
        (await ToolRun.Of(repository.Folder, "pin", Notebook)).Exits(0);
        Assert.Contains("Fresh: ", (await ToolRun.Of(repository.Folder, "verify", Notebook)).Exits(0).Output, StringComparison.Ordinal);
    }

    private static async Task<byte[]> Keep(ILocator part, string name)
    {
        byte[] picture = await part.ScreenshotAsync();
        string folder = Path.Combine(ToolRun.RepositoryRoot, "artifacts", "browser");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture);
        return picture;
    }
}
