using System.Buffers.Binary;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>The page of the demonstration in a real browser.</summary>
public sealed class PageTests
{
    [ToolFact("chromium")]
    public async Task Page_OfTheRevisit_ShowsChartsWithoutNetworkOrScripts()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();
        string page = Path.Combine(repository.Folder, "artifacts", "revisit.html");
        (await ToolRun.Of(repository.Folder, "run", "notebooks/02-revisit.ipynb", "--html", page)).Exits(0);

        Browser browser = await Browser.Open(page, Path.Combine(repository.Folder, "artifacts"));

        Assert.Empty(browser.Addresses);
        Assert.DoesNotContain("<script", browser.Dom, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("5.7 % of 157", browser.Dom, StringComparison.Ordinal);
        Assert.True(browser.Dom.Split("<svg").Length > 4, "The page shows four charts.");

        // A PNG's header says its size; a blank page of this size is a few kilobytes.
        Assert.Equal(1000, BinaryPrimitives.ReadInt32BigEndian(browser.Screenshot.AsSpan(16)));
        Assert.InRange(browser.Screenshot.Length, 100_000, int.MaxValue);
    }
}
