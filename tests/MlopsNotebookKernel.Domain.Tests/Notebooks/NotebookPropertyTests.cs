using System.Globalization;
using System.Text;
using CsCheck;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Domain.Tests.Notebooks;

public sealed class NotebookPropertyTests
{
    /// <summary>Texts with all that is awkward: line ends of every kind, quotes, controls, astral planes, lone surrogates.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
            Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r"), Gen.Const("\u2028"), Gen.Const("\x85"), Gen.Const("\""), Gen.Const("\\"),
            Gen.Const("\0"), Gen.Const("\x7f"), Gen.Const("\u00a0"), Gen.Const("😀"), Gen.Const("\ud83d"), Gen.Const("\udc00"), Gen.Const("#!"),
            Gen.String[Gen.Char.AlphaNumeric, 0, 8])
        .Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Json = Gen.OneOf(
        Gen.Const("null"), Gen.Const("1.50"), Gen.Const("[]"), Gen.Const("{}"), Gen.Const("{\"a\":[1,{\"b\":\"\\\"é\"}],\"c\":2E+3}"),
        Gen.Int.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static readonly Gen<Bundle> Bundles = Gen.Select(Texts, Texts, Json).Select((text, html, json) => new Bundle(
        new Dictionary<string, string>
        {
            [MimeTypes.Text] = text,
            [MimeTypes.Html] = html,
            [MimeTypes.Svg] = text,
            ["image/png"] = "iVBORw0KGgo=\n",
            [MimeTypes.Plotly] = json,
        }));

    private static readonly Gen<CellOutput> Outputs = Gen.OneOf<CellOutput>(
        Gen.Select(Gen.Bool, Texts).Select((isError, text) => (CellOutput)new CellOutput.Stream(isError, text)),
        Bundles.Select(bundle => (CellOutput)new CellOutput.Display(bundle)),
        Bundles.Select(bundle => (CellOutput)new CellOutput.Result(bundle)),
        Gen.Select(Texts, Texts, Gen.OneOf(Gen.Const("line 3, column 5"), Gen.Const("\0")), Texts.Array[0, 3])
            .Select((name, message, place, details) => (CellOutput)new CellOutput.Error(name, message, place == "\0" ? null : place, details)));

    private static readonly Gen<NotebookCell> Cells = Gen.Select(
            Gen.Int[0, 2].Select(kind => (CellKind)kind), Texts, Gen.OneOf(Gen.Const("csharp"), Gen.Const("fsharp"), Gen.Const("html")), Gen.Int[1, 99], Outputs.Array[0, 3])
        .Select((kind, source, language, count, outputs) =>
        {
            NotebookCell cell = NotebookCell.Create(kind, source, language);
            return kind == CellKind.Code ? cell.WithRun(count, outputs) : cell;
        });

    [Fact]
    public void Ipynb_AnyCells_ReadBackEqual() => Cells.Array[0, 5].Sample(cells =>
    {
        string text = NotebookDocument.Create(NotebookFormat.Ipynb, cells).ToText();
        NotebookDocument read = NotebookDocument.Parse(text, NotebookFormat.Ipynb, "a.ipynb");

        Assert.Equal(cells.Select(Describe), read.Cells.Select(Describe));
        Assert.Equal(read.Cells.Count, read.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.Equal(text, read.ToText());
    }, iter: 300);

    [Fact]
    public void Ipynb_RunsReplacedWithThemselves_GiveIdenticalText() => Cells.Array[1, 5].Sample(cells =>
    {
        string text = NotebookDocument.Create(NotebookFormat.Ipynb, cells).ToText();
        NotebookDocument document = NotebookDocument.Parse(text, NotebookFormat.Ipynb, "a.ipynb");
        for (int i = 0; i < cells.Length; i++)
        {
            NotebookCell cell = document.Cells[i];
            document = document.Replace(i, cell.WithRun(cell.ExecutionCount, cell.Outputs));
        }

        Assert.Equal(text, document.ToText());
    }, iter: 300);

    [Fact]
    public void Dib_AnyText_IsWrittenAsRead() => Gen.OneOf(
            Gen.Const("#!csharp\n"), Gen.Const("#!markdown  \r\n"), Gen.Const("#!meta\n"), Gen.Const("{\"a\":1}\n"), Gen.Const("\n"), Gen.Const("#!fsharp"),
            Gen.String[Gen.Char.AlphaNumeric, 0, 8])
        .Array[0, 12].Select(string.Concat).Sample(text =>
        {
            NotebookDocument document;
            try
            {
                document = NotebookDocument.Parse(text, NotebookFormat.Dib, "a.dib");
            }
            catch (NotebookException exception) when (exception.Code == "MLOPS1114")
            {
                return;
            }

            Assert.Equal(text, document.ToText());

            // Written from its segments, it is the same too.
            NotebookDocument same = document.Insert(0, NotebookCell.Create(CellKind.Code, "x")).Remove(0);
            Assert.Equal(text, same.ToText());
        }, iter: 1000);

    [Fact]
    public void Parse_AnyBrokenByte_IsReadOrRefusedWithACode() => Gen.Select(Gen.Int[0, NotebookSamples.Jupyter.Length - 1], Gen.Char['\x20', '\x7e']).Sample((at, c) =>
    {
        StringBuilder text = new(NotebookSamples.Jupyter);
        text[at] = c;
        try
        {
            NotebookDocument document = NotebookDocument.Parse(text.ToString(), NotebookFormat.Ipynb, "a.ipynb");
            Assert.Equal(text.ToString(), document.ToText());
            foreach (NotebookCell cell in document.Cells)
            {
                Assert.NotNull(cell.Outputs);
            }
        }
        catch (NotebookException exception)
        {
            Assert.StartsWith("MLOPS11", exception.Code, StringComparison.Ordinal);
        }
    }, iter: 2000);

    private static string Describe(NotebookCell cell)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{cell.Kind} {cell.Language} {cell.ExecutionCount} {Quote(cell.Source)}");
        foreach (CellOutput output in cell.Outputs)
        {
            text.Append('\n').Append(output switch
            {
                CellOutput.Stream stream => $"{stream.IsError} {Quote(stream.Text)}",
                CellOutput.Display display => "display " + Describe(display.Bundle),
                CellOutput.Result result => "result " + Describe(result.Bundle),
                CellOutput.Error error => $"error {Quote(error.Name)} {Quote(error.Message)} {error.Place} {string.Join('|', error.Details.Select(Quote))}",
                _ => throw new InvalidOperationException(),
            });
        }

        return text.ToString();
    }

    private static string Describe(Bundle bundle) =>
        string.Join(", ", bundle.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={Quote(entry.Value)}"));

    private static string Quote(string text) => string.Join(' ', text.Select(c => ((int)c).ToString("x", CultureInfo.InvariantCulture)));
}
