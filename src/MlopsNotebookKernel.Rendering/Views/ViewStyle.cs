namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// The style sheet that travels with each view. A front end's theme need not be the operating system's, and a fragment
/// cannot ask which it is: so text inherits the front end's colour, lines are half-transparent grey, and marks carry
/// their own background with white text on it (contrast 4.8:1 or more on any page). Every rule is scoped to
/// <c>.mlops-view</c>; its doubled class outweighs the table styles of front ends.
/// </summary>
internal static class ViewStyle
{
    /// <summary>The sheet, minified by hand; the same bytes in every view, so that a page may keep one copy.</summary>
    public const string Sheet =
        ".mlops-view{font:14px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;color:inherit;max-width:1080px}"
        + ".mlops-view>*{margin:0 0 10px}"
        + ".mlops-view .mlops-summary{font-size:15px;font-weight:600}"
        + ".mlops-view h4{font-size:14px;font-weight:600;margin:16px 0 6px}"
        + ".mlops-view .mlops-mark{display:inline-block;border-radius:4px;padding:0 6px;font-weight:600;color:#fff;background:#5c636a;white-space:nowrap}"
        + ".mlops-view .mlops-good{background:#1a7f37}"
        + ".mlops-view .mlops-warning{background:#946200}"
        + ".mlops-view .mlops-bad{background:#b3261e}"
        + ".mlops-view .mlops-callout{border-left:4px solid #7d7d7d;padding:4px 10px;background:rgba(127,127,127,.1)}"
        + ".mlops-view .mlops-scroll{overflow-x:auto;max-width:100%}"
        + ".mlops-view.mlops-view table{border-collapse:collapse;margin:0;font-size:13px;color:inherit;background:transparent;border:0;font-variant-numeric:tabular-nums}"
        + ".mlops-view.mlops-view th,.mlops-view.mlops-view td{padding:3px 10px;border:0;border-bottom:1px solid rgba(127,127,127,.35);text-align:left;vertical-align:top;color:inherit;background:transparent;white-space:pre-wrap;max-width:480px;overflow-wrap:break-word}"
        + ".mlops-view.mlops-view thead th{font-weight:600;border-bottom:2px solid rgba(127,127,127,.6)}"
        + ".mlops-view.mlops-view tbody th{font-weight:400}"
        + ".mlops-view.mlops-view .mlops-number{text-align:right;white-space:nowrap}"
        + ".mlops-view.mlops-view .mlops-long{min-width:240px}"
        + ".mlops-view.mlops-view caption{caption-side:bottom;text-align:left;font-size:12px;padding:4px 10px;color:inherit}"
        + ".mlops-view dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:0 0 10px}"
        + ".mlops-view dt{font-weight:600}"
        + ".mlops-view dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}"
        + ".mlops-view pre{font:12.5px/1.45 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;color:inherit;background:rgba(127,127,127,.1);padding:8px 10px;overflow-x:auto;white-space:pre;border:0}"
        + ".mlops-view pre code{font:inherit;color:inherit;background:transparent;padding:0}"
        + ".mlops-view .mlops-plus{background:rgba(26,127,55,.22)}"
        + ".mlops-view .mlops-minus{background:rgba(179,38,30,.22)}"
        + ".mlops-view details{border:1px solid rgba(127,127,127,.35);border-radius:4px;padding:4px 10px}"
        + ".mlops-view details>summary{cursor:pointer;font-weight:600}"
        + ".mlops-view details>*+*{margin:8px 0}"
        + ".mlops-view figure{margin:0 0 10px;max-width:720px}"
        + ".mlops-view figcaption{font-size:12.5px}"
        + ".mlops-view .mlops-live[hidden]{display:block!important;overflow-x:auto}"
        + ".mlops-view .mlops-live svg{display:block;width:100%;min-width:520px;max-width:720px;height:auto;color:inherit}"
        + ".mlops-view .mlops-still{display:none}";
}
