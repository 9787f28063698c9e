using System.Collections.Concurrent;
using Microsoft.Playwright;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Report;

/// <summary>A report in a real browser, with all that its script complained of and every address it asked for.</summary>
internal sealed class ReportBrowser : IAsyncDisposable
{
    private const float Patience = 60_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _addresses = new();

    private ReportBrowser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Enqueue(message.Text);
            }
        };
        page.Request += (_, request) => _addresses.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>What the script, and the page's own security policy, complained of.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Every address that was asked for.</summary>
    public IReadOnlyList<string> Addresses => [.. _addresses];

    /// <summary>The rows of a section's table that are shown, each as the text of its first cell.</summary>
    public ILocator Rows(string section) => Page.Locator($"#{section} table.list > tbody:not([hidden]) > tr:first-child > th");

    /// <summary>What a screen reader says after a change.</summary>
    public ILocator Hits => Page.Locator("#hits");

    public static async Task<ReportBrowser> OpenAsync(string file, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ToolFactAttribute.Find("chromium") ?? "chromium",
            Args = Flags,
        });
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1280, Height = 1000 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        ReportBrowser report = new(playwright, browser, page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return report;
    }

    /// <summary>Keeps a picture of what is seen in <c>artifacts/report</c>.</summary>
    public async Task<byte[]> KeepAsync(string name)
    {
        byte[] picture = await Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
        string folder = Path.Combine(ToolRun.RepositoryRoot, "artifacts", "report");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture);
        return picture;
    }

    /// <summary>
    /// The texts on the page whose contrast is below what WCAG 2.1 AA asks (4.5, for large text 3), as
    /// <c>ratio text</c>: relative luminance of the text's colour over that of all that lies behind it.
    /// </summary>
    public async Task<IReadOnlyList<string>> FaintAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
          const parse = colour => {
            const parts = colour.match(/[\d.]+/g).map(Number);
            return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
          };
          const over = (top, below) => ({
            r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1,
          });
          const luminance = ({ r, g, b }) => [r, g, b].map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
          const ground = element => {
            const layers = [];
            for (let at = element; at; at = at.parentElement) {
              layers.push(parse(getComputedStyle(at).backgroundColor));
            }
            const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
            return layers.reverse().reduce((below, top) => over(top, below), canvas);
          };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            const style = getComputedStyle(element);
            if (!node.textContent.trim() || ['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName) || !element.checkVisibility() || element.closest('.unseen, option')) {
              continue;
            }
            const behind = ground(element);
            const own = parse(element.closest('svg') && style.fill !== 'none' ? style.fill : style.color);
            let opacity = 1;
            for (let at = element; at; at = at.parentElement) {
              opacity *= Number(getComputedStyle(at).opacity);
            }
            const text = over({ ...own, a: own.a * opacity }, behind);
            const [light, dark] = [luminance(text), luminance(behind)].sort((a, b) => b - a);
            const ratio = (light + 0.05) / (dark + 0.05);
            const size = parseFloat(style.fontSize);
            const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            if (ratio < (large ? 3 : 4.5)) {
              faint.push(`${ratio.toFixed(2)} ${node.textContent.trim().slice(0, 60)}`);
            }
          }
          return faint;
        }
        """);

    /// <summary>
    /// The marks of charts whose contrast is below what WCAG 2.1 AA asks of graphics (3, by their outline or their area), and
    /// the charts' texts whose contrast is below 4.5 where an area lies behind them.
    /// </summary>
    public async Task<IReadOnlyList<string>> PaleAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
          const parse = colour => {
            const parts = colour.match(/[\d.]+/g).map(Number);
            return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
          };
          const over = (top, below, alpha) => ({
            r: top.r * alpha + below.r * (1 - alpha), g: top.g * alpha + below.g * (1 - alpha), b: top.b * alpha + below.b * (1 - alpha),
          });
          const luminance = ({ r, g, b }) => [r, g, b].map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
          const ratio = (one, other) => {
            const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
            return (light + 0.05) / (dark + 0.05);
          };
          const ground = parse(getComputedStyle(document.body).backgroundColor);
          const pale = [];
          for (const svg of [...document.querySelectorAll('main svg')].filter(each => each.checkVisibility())) {
            const section = svg.closest('section').id;
            for (const mark of svg.querySelectorAll('[stroke^="#"], [fill^="#"]')) {
              const style = getComputedStyle(mark);
              const stroke = style.stroke === 'none' ? 0 : ratio(over(parse(style.stroke), ground, Number(style.strokeOpacity)), ground);
              const fill = style.fill === 'none' || style.fill.startsWith('url') ? 0 : ratio(over(parse(style.fill), ground, Number(style.fillOpacity)), ground);
              if (Math.max(stroke, fill) < 3) {
                pale.push(`${section}: ${Math.max(stroke, fill).toFixed(2)} ${mark.outerHTML.slice(0, 80)}`);
              }
            }
            const areas = [...svg.querySelectorAll('[fill^="#"]')].filter(area => Number(getComputedStyle(area).fillOpacity) < 1).map(area => getComputedStyle(area));
            for (const text of svg.querySelectorAll('text')) {
              for (const area of areas) {
                const behind = over(parse(area.fill), ground, Number(area.fillOpacity));
                const contrast = ratio(parse(getComputedStyle(text).fill), behind);
                if (contrast < 4.5) {
                  pale.push(`${section}: ${contrast.toFixed(2)} ${text.textContent}`);
                }
              }
            }
          }
          return [...new Set(pale)];
        }
        """);

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
