namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>The style sheet of pages of notebooks.</summary>
internal static class PageStyle
{
    /// <summary>The sheet.</summary>
    public const string Sheet =
        ":root{color-scheme:light dark;" + PageColours.Light + "}\n"
        + "@media (prefers-color-scheme:dark){:root{" + PageColours.Dark + "}}\n"
        + "@media print{:root{color-scheme:light;" + PageColours.Print + "}}\n"
        + Rules;

    private const string Rules = """

        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
        header,main{max-width:1000px;margin:0 auto;padding:0 24px}
        header{padding-top:28px;padding-bottom:14px;border-bottom:1px solid var(--line);margin-bottom:20px}
        header .name{font-size:14px;font-weight:400;color:var(--soft);margin:0}
        header h1.name{font-size:30px;font-weight:600;color:var(--ink)}
        header .run{margin:4px 0 0;font-size:17px;font-weight:600}
        header dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:8px 0 0;font-size:14px}
        header dt{color:var(--soft)}
        header dd{margin:0;overflow-wrap:anywhere}
        main{padding-bottom:64px}
        .mlops-mark{display:inline-block;border-radius:4px;padding:0 6px;font-weight:600;color:#fff;background:#5c636a}
        .mlops-good{background:#1a7f37}.mlops-warning{background:#946200}.mlops-bad{background:#b3261e}
        a{color:var(--link)}
        section{margin:0 0 18px}
        .prose{max-width:760px}
        .prose h1{font-size:30px;line-height:1.25;margin:8px 0 12px}
        .prose h2{font-size:23px;line-height:1.3;margin:34px 0 10px;padding-bottom:5px;border-bottom:1px solid var(--line)}
        .prose h3{font-size:18px;margin:24px 0 8px}
        .prose p,.prose ul,.prose ol{margin:0 0 12px}
        .prose code,.rich>p code{font:0.88em ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;background:var(--panel);border-radius:4px;padding:1px 5px}
        .prose blockquote{margin:0 0 12px;padding:0 16px;border-left:4px solid var(--line);color:var(--soft)}
        .prose img{max-width:100%}
        .contains-task-list{list-style:none;padding-left:4px}div.math{white-space:pre-wrap;margin:0 0 12px 24px}
        .math{font-family:'Latin Modern Math','STIX Two Math',Cambria,serif;font-style:italic}
        pre{font:13px/1.5 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;margin:0;overflow-x:auto}
        .prose pre,.raw pre{background:var(--panel);border-radius:6px;padding:10px 14px;margin:0 0 12px}
        .prose pre code{background:none;padding:0;font:inherit}
        .source{background:var(--panel);border:1px solid var(--line);border-radius:6px}
        .source pre{padding:4px 14px 12px;white-space:pre-wrap;overflow-wrap:anywhere}
        .failed .source{border-color:var(--bad)}
        .cell-head{display:flex;justify-content:space-between;gap:12px;margin:0;padding:6px 14px 0;font-size:12px;color:var(--soft)}
        .source .k{color:var(--keyword)}.source .s{color:var(--text)}.source .n{color:var(--number)}.source .c{color:var(--comment);font-style:italic}.source .m{color:var(--magic)}
        .compared{margin:10px 0 0;padding-left:14px;font-size:12px;font-weight:600;color:var(--soft);text-transform:uppercase;letter-spacing:.04em}
        .outputs{padding:10px 0 0 14px}
        .outputs>*{margin:0 0 10px}
        .rich{overflow-x:auto;contain:layout paint}
        .outputs img{max-width:100%;height:auto}
        .outputs pre{white-space:pre-wrap;overflow-wrap:anywhere}
        .outputs pre.text{white-space:pre}
        .outputs .mlops-view pre{white-space:pre}
        .error-stream{border-left:4px solid #946200;padding-left:10px}
        .error{background:var(--bad-page);border:1px solid var(--bad);border-radius:6px;padding:10px 14px;color:var(--ink)}
        .error p{margin:0}.error strong{color:var(--bad)}.error .place{color:var(--soft);font-size:14px}
        .error .message{white-space:pre-wrap;overflow-wrap:anywhere}
        .error pre{margin-top:8px;color:var(--soft)}
        .absent{color:var(--soft);font-size:14px}
        .prose table,.rich table{border-collapse:collapse;font-size:14px;margin:0 0 12px}
        .prose th,.prose td,.rich th,.rich td{padding:4px 12px;border:1px solid var(--line);text-align:left;vertical-align:top}
        .prose thead th,.rich thead th{background:var(--panel)}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        @media (max-width:640px){header,main{padding-left:14px;padding-right:14px}.outputs{padding-left:0}}
        @media print{body{font-size:11pt}header,main{max-width:none;padding-left:0;padding-right:0}pre,.source pre,.outputs pre.text{white-space:pre-wrap;overflow-wrap:anywhere}.error,img,figure,tr{break-inside:avoid}h2,h3,.cell-head{break-after:avoid}}

        """;
}
