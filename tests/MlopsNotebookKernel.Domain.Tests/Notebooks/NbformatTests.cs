using System.Diagnostics;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Tests.Notebooks;

/// <summary>Beside the reference implementation of the format: what we write it accepts, and would write the same.</summary>
public sealed class NbformatTests
{
    private const string Script = """
        import sys, nbformat
        text = sys.stdin.buffer.read().decode("utf-8")
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook, version=4, version_minor=notebook.nbformat_minor)
        sys.stdout.buffer.write((nbformat.writes(notebook) + "\n").encode("utf-8"))
        """;

    [NbformatFact]
    public void Write_NewNotebook_IsValidAndWhatJupyterWouldWrite()
    {
        CellOutput[] outputs =
        [
            new CellOutput.Stream(false, "a\r\nb\u2028c\n"),
            new CellOutput.Result(new Bundle(new Dictionary<string, string>
            {
                [MimeTypes.Text] = "été 😀\nx",
                [MimeTypes.Svg] = "<svg>\n</svg>\n",
                [MimeTypes.Plotly] = """{"layout":{},"data":[{"y":[1.5,2],"x":["a","\u00e9"]}],"config":{}}""",
                ["image/png"] = "iVBORw0KGgo=\n",
            })),
            new CellOutput.Error("InvalidOperationException", "No rows.", "line 2, column 1", ["Load(), line 7"]),
        ];
        NotebookDocument document = NotebookDocument.Create(NotebookFormat.Ipynb,
        [
            NotebookCell.Create(CellKind.Markdown, "# Title\n\ntext"),
            NotebookCell.Create(CellKind.Code, "int x = 1;\nx\n", tags: ["parameters"]).WithRun(3, outputs),
            NotebookCell.Create(CellKind.Code, "let x = 1", "fsharp"),
            NotebookCell.Create(CellKind.Raw, ""),
        ]);

        Assert.Equal(document.ToText(), Nbformat(document.ToText()));
    }

    [NbformatTheory]
    [InlineData(NotebookSamples.Jupyter)]
    public void Write_RunReplaced_IsValidAndWhatJupyterWouldWrite(string text)
    {
        NotebookDocument document = NotebookDocument.Parse(text, NotebookFormat.Ipynb, "a.ipynb");
        document = document
            .Replace(1, document.Cells[1].WithRun(1, [new CellOutput.Display(Bundle.OfHtml("<b>\n", "b"))]))
            .Replace(3, document.Cells[3].WithSource("a\nb"));

        string written = document.ToText();

        // The sample's raw cell holds its source as one text, which Jupyter would write as a list.
        Assert.Equal(written.Replace("\"source\": \"a\\nb\"", "\"source\": [\n    \"a\\n\",\n    \"b\"\n   ]", StringComparison.Ordinal)
            .Replace("1.50", "1.5", StringComparison.Ordinal), Nbformat(written));
    }

    private static string Nbformat(string text)
    {
        ProcessStartInfo start = new(Python.Path, ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(text);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }

    private static class Python
    {
        public const string Path = "/usr/bin/python3";

        /// <summary>Why the reference implementation cannot be asked; null when it can.</summary>
        public static string? Missing { get; } = Probe();

        private static string? Probe()
        {
            if (!File.Exists(Path))
            {
                return $"{Path} is not installed.";
            }

            using Process process = Process.Start(new ProcessStartInfo(Path, ["-c", "import nbformat"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "Python's package nbformat is not installed.";
        }

        /// <summary>On a developer's machine the test is skipped and says why; in CI it runs, and fails.</summary>
        public static string? Skip => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) ? Missing : null;
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NbformatFactAttribute : FactAttribute
    {
        public NbformatFactAttribute() => Skip = Python.Skip;
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NbformatTheoryAttribute : TheoryAttribute
    {
        public NbformatTheoryAttribute() => Skip = Python.Skip;
    }
}
