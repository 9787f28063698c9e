using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>
/// The style sheet and the script of reports, and the policy that allows just these two, by their digests, and no
/// address at all.
/// </summary>
internal static class ReportAssets
{
    private static readonly Lazy<string> LazyStyle = new(() =>
        ":root{color-scheme:light dark;" + PageColours.Light + "}\n"
        + "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){" + PageColours.Dark + "}}\n"
        + ":root[data-theme=light]{color-scheme:light}\n"
        + ":root[data-theme=dark]{color-scheme:dark;" + PageColours.Dark + "}\n"
        + "@media print{:root:root,:root:root[data-theme]{color-scheme:light;" + PageColours.Print + "}}\n"
        + ViewStyle.Sheet + "\n"
        + Resource("ReportPage.css"));

    private static readonly Lazy<string> LazyScript = new(() => Resource("ReportPage.js"));

    private static readonly Lazy<string> LazyPolicy = new(() =>
        $"default-src 'none'; style-src {Source(Style)}; script-src {Source(Script)}; base-uri 'none'; form-action 'none'");

    /// <summary>The style sheet.</summary>
    public static string Style => LazyStyle.Value;

    /// <summary>The script.</summary>
    public static string Script => LazyScript.Value;

    /// <summary>The page's Content-Security-Policy.</summary>
    public static string Policy => LazyPolicy.Value;

    private static string Source(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(typeof(ReportAssets), name)
            ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);

        // The same bytes wherever the sources were checked out: their digest is part of the page.
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
