namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>
/// The colours of pages, as custom properties of CSS. Every colour of text stands at 4.5:1 or more on the page and on
/// its panels.
/// </summary>
internal static class PageColours
{
    /// <summary>On white.</summary>
    public const string Light =
        "--page:#ffffff;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--panel:#f6f8fa;--link:#0969da;"
        + "--good:#1a7f37;--warning:#8a5a00;--bad:#a40e26;--bad-page:#fff1f0;"
        + "--keyword:#6639ba;--text:#0a3069;--number:#0550ae;--comment:#59636e;--magic:#953800;";

    /// <summary>On black.</summary>
    public const string Dark =
        "--page:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--panel:#161b22;--link:#58a6ff;"
        + "--good:#56d364;--warning:#e3b341;--bad:#ff9b94;--bad-page:#2d1416;"
        + "--keyword:#d2a8ff;--text:#a5d6ff;--number:#79c0ff;--comment:#9198a1;--magic:#ffa657;";

    /// <summary>On paper.</summary>
    public const string Print =
        "--page:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#f5f5f5;--link:#000;"
        + "--good:#14602a;--warning:#6d4700;--bad:#a40e26;--bad-page:#fff;"
        + "--keyword:#4b2a91;--text:#0a3069;--number:#0a3069;--comment:#444;--magic:#7a2d00;";
}
