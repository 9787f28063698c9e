using Microsoft.Playwright;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>A notebook in the classic notebook's page, worked as a person does: by clicks and keys.</summary>
internal sealed class NotebookPage : IAsyncDisposable
{
    private const float Patience = 60_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private NotebookPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        _page = page;
    }

    public static async Task<NotebookPage> OpenAsync(string address)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ToolFactAttribute.Find("chromium") ?? "chromium",
            Args = Flags,
        });
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 1400 } });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address);
        NotebookPage notebook = new(playwright, browser, page);
        await notebook.KernelIsIdleAsync();
        return notebook;
    }

    /// <summary>All that is seen of the page.</summary>
    public ILocator Whole => _page.Locator("body");

    /// <summary>The code cells, in order.</summary>
    public ILocator Cells => _page.Locator(".code_cell");

    /// <summary>The number of the first code cell that begins with a text.</summary>
    public async Task<int> FindAsync(string start)
    {
        IReadOnlyList<string> sources = await _page.EvaluateAsync<string[]>(
            "() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').map(cell => cell.get_text())");
        int found = sources.ToList().FindIndex(source => source.StartsWith(start, StringComparison.Ordinal));
        Assert.True(found >= 0, $"No cell begins with {start}.");
        return found;
    }

    /// <summary>Runs a cell by its button and waits until it has its number.</summary>
    public async Task RunAsync(int cell)
    {
        await StartAsync(cell);
        await EndedAsync(cell);
    }

    /// <summary>Runs a cell by its button; after the last cell the page adds one, which is taken away again.</summary>
    public async Task StartAsync(int cell)
    {
        int before = await Cells.CountAsync();
        await SelectAsync(cell);
        await ClickAsync("jupyter-notebook:run-cell-and-select-next");
        if (cell == before - 1)
        {
            await Assertions.Expect(Cells).ToHaveCountAsync(before + 1);
            await DeleteAsync(before);
        }
    }

    /// <summary>Waits until a cell that was started has ended.</summary>
    public async Task EndedAsync(int cell)
    {
        await Assertions.Expect(Cells.Nth(cell).Locator(".input_prompt"))
            .Not.ToContainTextAsync("*", new LocatorAssertionsToContainTextOptions { Timeout = Patience });
        await KernelIsIdleAsync();
    }

    /// <summary>A cell's outputs.</summary>
    public ILocator OutputOf(int cell) => Cells.Nth(cell).Locator(".output_wrapper .output");

    /// <summary>Adds a cell at the end.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> AddAsync(string source)
    {
        int last = await Cells.CountAsync() - 1;
        await SelectAsync(last);
        await ClickAsync("jupyter-notebook:insert-cell-below");
        await Cells.Nth(last + 1).Locator(".CodeMirror").ClickAsync();
        await _page.Keyboard.InsertTextAsync(source);
        return last + 1;
    }

    /// <summary>Takes a cell away, by its button.</summary>
    public async Task DeleteAsync(int cell)
    {
        int before = await Cells.CountAsync();
        await SelectAsync(cell);
        await ClickAsync("jupyter-notebook:cut-cell");
        await Assertions.Expect(Cells).ToHaveCountAsync(before - 1);
    }

    /// <summary>What the menu of completions offers at the end of a cell.</summary>
    public async Task<IReadOnlyList<string>> CompletionsAsync(int cell)
    {
        await Cells.Nth(cell).Locator(".CodeMirror").ClickAsync();
        await _page.Keyboard.PressAsync("Control+End");
        await _page.Keyboard.PressAsync("Tab");
        ILocator menu = _page.Locator("#complete select option, #complete .introspection");
        await menu.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        IReadOnlyList<string> items = await menu.AllInnerTextsAsync();
        return items;
    }

    /// <summary>Closes the menu of completions.</summary>
    public async Task CloseCompletionsAsync()
    {
        await _page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(_page.Locator("#complete")).ToHaveCountAsync(0);
    }

    /// <summary>Presses a button of the toolbar.</summary>
    public Task ClickAsync(string action) => _page.Locator($"button[data-jupyter-action='{action}']").ClickAsync();

    /// <summary>Interrupts the kernel by its button.</summary>
    public Task InterruptAsync() => ClickAsync("jupyter-notebook:interrupt-kernel");

    /// <summary>Restarts the kernel by its button, and says yes.</summary>
    public async Task RestartAsync()
    {
        await ClickAsync("jupyter-notebook:confirm-restart-kernel");
        await _page.Locator(".modal-footer .btn-danger").ClickAsync();
        await Assertions.Expect(_page.Locator(".modal-dialog")).ToHaveCountAsync(0);
        await KernelIsIdleAsync();
    }

    /// <summary>Saves the notebook by its button, and waits until it is saved.</summary>
    public async Task SaveAsync()
    {
        await ClickAsync("jupyter-notebook:save-notebook");
        await _page.WaitForFunctionAsync("() => !Jupyter.notebook.dirty && Jupyter.notebook.writable", null, new PageWaitForFunctionOptions { Timeout = Patience });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private async Task SelectAsync(int cell)
    {
        await Cells.Nth(cell).Locator(".input_prompt").ClickAsync();
        await Assertions.Expect(Cells.Nth(cell)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("selected"));
    }

    private Task<IJSHandle> KernelIsIdleAsync() => _page.WaitForFunctionAsync(
        "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && document.querySelector('#kernel_indicator_icon.kernel_idle_icon') !== null",
        null,
        new PageWaitForFunctionOptions { Timeout = Patience });
}
