using System.Buffers.Binary;
using Microsoft.Playwright;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Report;

/// <summary>The report of the demonstration in a real browser; pictures of what was seen are kept in <c>artifacts/report</c>.</summary>
public sealed class ReportTests
{
    [ToolFact("chromium")]
    public async Task Report_InABrowser_IsSearchedFilteredSortedAndReadWithoutMouseOrNetwork()
    {
        using ReportedRepository repository = await ReportedRepository.MakeAsync();
        await using ReportBrowser report = await ReportBrowser.OpenAsync(repository.Page);

        await IsSearched(report);
        await IsFiltered(report);
        await IsSorted(report);
        await LeadsFromANotebookToItsDrift(report);
        await IsWorkedByKeysAlone(report);

        Assert.Empty(report.Errors);
        Assert.Equal([new Uri(repository.Page).AbsoluteUri], report.Addresses.Distinct());
    }

    [ToolFact("chromium")]
    public async Task Report_InLightAndDark_HasTextThatCanBeReadAndAThemeThatStays()
    {
        using ReportedRepository repository = await ReportedRepository.MakeAsync();
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using ReportBrowser report = await ReportBrowser.OpenAsync(repository.Page, scheme);
            byte[] closed = await report.KeepAsync($"{scheme}-closed".ToLowerInvariant());
            await report.Page.Locator("#unfold").ClickAsync();
            byte[] open = await report.KeepAsync($"{scheme}-open".ToLowerInvariant());

            Assert.Empty(await report.FaintAsync());
            Assert.Empty(await report.PaleAsync());
            foreach (string section in new[] { "drift", "metrics", "monitoring", "theses", "gates", "snapshots" })
            {
                await Assertions.Expect(report.Page.Locator($"#{section} svg").First).ToBeVisibleAsync();
            }

            await Assertions.Expect(report.Page.Locator("#monitoring svg").First).ToContainTextAsync("X/3 … 3X");
            Assert.True(Height(open) > Height(closed) + 500, "Opening all shows more.");

            await report.Page.Locator("#theme").SelectOptionAsync(scheme == ColorScheme.Light ? "dark" : "light");
            Assert.Empty(await report.FaintAsync());
            Assert.Empty(await report.PaleAsync());
            string ground = await GroundAsync(report);
            await report.Page.ReloadAsync();
            Assert.Equal(ground, await GroundAsync(report));
            Assert.Equal(scheme == ColorScheme.Light ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)", ground);
            Assert.Empty(report.Errors);
        }
    }

    [ToolFact("chromium")]
    public async Task Report_OnPaper_ShowsAllRowsOnWhiteWithoutItsControls()
    {
        using ReportedRepository repository = await ReportedRepository.MakeAsync();
        await using ReportBrowser report = await ReportBrowser.OpenAsync(repository.Page, ColorScheme.Dark);
        await report.Page.Locator("#drift details").First.EvaluateAsync("details => details.open = true");
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(report.Page.Locator(".bar")).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(report));
        Assert.Empty(await report.FaintAsync());
        await Assertions.Expect(report.Page.Locator("#notebooks .more summary").First).ToBeHiddenAsync();
        await Assertions.Expect(report.Page.Locator("#drift svg").First).ToBeVisibleAsync();
        byte[] paper = await report.Page.PdfAsync(new PagePdfOptions { Format = "A4", Margin = new Margin { Top = "15mm", Bottom = "15mm", Left = "12mm", Right = "12mm" } });
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(ToolRun.RepositoryRoot, "artifacts", "report")).FullName, "paper.pdf"), paper);
        Assert.InRange(paper.Length, 20_000, int.MaxValue);
    }

    [ToolFact("chromium")]
    public async Task Report_WithoutScripts_IsAPlainPageWithAllInIt()
    {
        using ReportedRepository repository = await ReportedRepository.MakeAsync();
        await using ReportBrowser report = await ReportBrowser.OpenAsync(repository.Page, scripts: false);

        await Assertions.Expect(report.Page.Locator(".bar")).ToBeHiddenAsync();
        await Assertions.Expect(report.Page.Locator("#notebooks th[scope=row]").First).ToBeVisibleAsync();
        await report.Page.Locator("#drift summary").First.ClickAsync();
        await Assertions.Expect(report.Page.Locator("#drift svg").First).ToBeVisibleAsync();
    }

    private static async Task IsSearched(ReportBrowser report)
    {
        int all = await report.Page.Locator("table.list > tbody").CountAsync();
        await report.Page.Locator("#seek").FillAsync("third beyond");
        await Assertions.Expect(report.Hits).ToHaveTextAsync($"1 of {all} entries");
        await Assertions.Expect(report.Rows("decisions")).ToHaveCountAsync(1);
        await Assertions.Expect(report.Rows("notebooks")).ToHaveCountAsync(0);
        await Assertions.Expect(report.Page.Locator("#notebooks .nothing")).ToBeVisibleAsync();
        await report.Page.Locator("#seek").FillAsync("\"no such phrase\"");
        await Assertions.Expect(report.Hits).ToHaveTextAsync($"0 of {all} entries");
        await report.Page.Locator("#seek").FillAsync("");
        await Assertions.Expect(report.Hits).ToHaveTextAsync("");
        await Assertions.Expect(report.Page.Locator("#notebooks .nothing")).ToBeHiddenAsync();
    }

    private static async Task IsFiltered(ReportBrowser report)
    {
        ILocator rows = report.Rows("notebooks");
        int notebooks = await rows.CountAsync();
        ILocator state = report.Page.Locator("#notebooks .filters select");
        await state.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        string chosen = await state.EvaluateAsync<string>("select => select.value");
        int expected = await report.Page.Locator($"#notebooks td[data-value='{chosen}']").CountAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(expected);
        Assert.InRange(expected, 1, notebooks - 1);
        await Assertions.Expect(report.Page.Locator(".cards a[href='#notebooks'] .count")).ToHaveTextAsync($"{expected} of {notebooks}");
        await state.SelectOptionAsync("");

        await report.Page.Locator("#attention").CheckAsync();
        await Assertions.Expect(report.Rows("snapshots")).ToHaveCountAsync(0);
        await Assertions.Expect(report.Rows("drift")).ToHaveCountAsync(1);
        await report.Page.Locator("#attention").UncheckAsync();
    }

    private static async Task IsSorted(ReportBrowser report)
    {
        ILocator rows = report.Rows("notebooks");
        IReadOnlyList<string> first = await rows.AllInnerTextsAsync();
        ILocator head = report.Page.Locator("#notebooks thead th").First;
        await head.Locator("button").ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        IReadOnlyList<string> ascending = await rows.AllInnerTextsAsync();
        Assert.Equal(ascending.Order(StringComparer.InvariantCulture), ascending);
        await head.Locator("button").ClickAsync();
        await Assertions.Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal(ascending.Reverse(), await rows.AllInnerTextsAsync());
        await head.Locator("button").ClickAsync();
        Assert.Null(await head.GetAttributeAsync("aria-sort"));
        Assert.Equal(first, await rows.AllInnerTextsAsync());

        ILocator sizes = report.Page.Locator("#snapshots table.list > tbody > tr:first-child > td:nth-child(5)");
        await report.Page.Locator("#snapshots thead button", new PageLocatorOptions { HasText = "Size" }).ClickAsync();
        double[] bytes = await sizes.EvaluateAllAsync<double[]>("cells => cells.map(cell => Number(cell.dataset.order))");
        Assert.Equal(bytes.Order(), bytes);
        Assert.True(bytes.Length > 1 && bytes[0] < bytes[^1]);
    }

    private static async Task LeadsFromANotebookToItsDrift(ReportBrowser report)
    {
        ILocator notebook = report.Page.Locator("#notebooks tbody").Filter(new LocatorFilterOptions { HasText = "01-research.ipynb" }).First;
        await notebook.Locator("summary").First.ClickAsync();
        await notebook.Locator(".links a").First.ClickAsync();
        await Assertions.Expect(report.Page.Locator("#drift-1 details").First).ToHaveAttributeAsync("open", "");
        await Assertions.Expect(report.Page.Locator("#drift-1 svg").First).ToBeInViewportAsync();
    }

    private static async Task IsWorkedByKeysAlone(ReportBrowser report)
    {
        IPage page = report.Page;
        await page.ReloadAsync();
        await page.EvaluateAsync("() => { history.replaceState(null, '', location.pathname); window.scrollTo(0, 0); document.activeElement.blur(); }");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusAsync(page));
        await Assertions.Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.StartsWith("Notebooks", await FocusAsync(page), StringComparison.Ordinal);
        await TabToAsync(page, "seek");
        await page.Keyboard.TypeAsync("01-research weekly");
        await Assertions.Expect(report.Rows("notebooks")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(report.Hits).ToHaveTextAsync("");
        await TabToAsync(page, "attention");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(report.Rows("snapshots")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "theme");
        await TabToAsync(page, "notebooks-filter-1");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Notebook", await FocusAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#notebooks thead th").First).ToHaveAttributeAsync("aria-sort", "ascending");
        await TabToSummaryAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#notebooks details[open]").First).ToBeVisibleAsync();
    }

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");

    private static async Task TabToAsync(IPage page, string id)
    {
        for (int step = 0; step < 40 && await page.EvaluateAsync<string>("() => document.activeElement.id") != id; step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(id, await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible')"), $"{id} shows that it has the focus.");
    }

    private static async Task TabToSummaryAsync(IPage page)
    {
        for (int step = 0; step < 40 && await page.EvaluateAsync<string>("() => document.activeElement.tagName") != "SUMMARY"; step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal("SUMMARY", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
    }

    private static Task<string> GroundAsync(ReportBrowser report) => report.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    /// <summary>A PNG's header says its height.</summary>
    private static int Height(byte[] picture) => BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20));
}
