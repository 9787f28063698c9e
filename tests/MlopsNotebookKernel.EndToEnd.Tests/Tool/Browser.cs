using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.EndToEnd.Tests.Tool;

/// <summary>A page as headless Chromium shows it.</summary>
/// <param name="Dom">The document after it was laid out.</param>
/// <param name="Screenshot">The picture, PNG.</param>
/// <param name="Addresses">Every network address it asked for, apart from the browser's own services.</param>
internal sealed partial record Browser(string Dom, byte[] Screenshot, IReadOnlyList<string> Addresses)
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--window-size=1000,3000",
    ];

    public static async Task<Browser> Open(string page, string folder)
    {
        string picture = Path.Combine(folder, "page.png");
        string log = Path.Combine(folder, "net.json");
        string profile = Path.Combine(folder, "profile");
        string address = new Uri(page).AbsoluteUri;
        await Run([.. Flags, $"--user-data-dir={profile}", $"--log-net-log={log}", $"--screenshot={picture}", address]);
        string dom = await Run([.. Flags, $"--user-data-dir={profile}", "--dump-dom", address]);
        return new Browser(
            dom,
            await File.ReadAllBytesAsync(picture),
            [.. NetworkAddress().Matches(await File.ReadAllTextAsync(log)).Select(match => match.Groups[1].Value).Distinct()]);
    }

    private static async Task<string> Run(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(ToolFactAttribute.Find("chromium") ?? "chromium", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }

    // The browser looks for its own updates and accounts whatever page it shows.
    [GeneratedRegex("\"url\":\"(https?://(?![a-z0-9.-]+\\.google(?:apis)?\\.com/)[^\"]+)\"")]
    private static partial Regex NetworkAddress();
}
