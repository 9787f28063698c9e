using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Analysis;
using Microsoft.ML;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Values;

namespace MlopsNotebookKernel.Rendering.Tests.Values;

public sealed class ValueFormatterTests
{
    private static readonly ValueFormatter Formatter = new();

    private enum Season
    {
        Winter,
    }

    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { 42, "42" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 1234567.5m, "1234567.5" },
        { double.NaN, "NaN" },
        { true, "true" },
        { 'x', "x" },
        { "two\nlines", "two\nlines" },
        { new DateTime(2001, 1, 3, 14, 5, 0, DateTimeKind.Utc), "2001-01-03 14:05:00Z" },
        { new DateTimeOffset(2001, 1, 3, 14, 5, 0, TimeSpan.FromHours(-8)), "2001-01-03 14:05:00 -08:00" },
        { new DateOnly(2001, 1, 3), "2001-01-03" },
        { TimeSpan.FromMinutes(90), "01:30:00" },
        { Season.Winter, "Winter" },
        { typeof(Dictionary<string, int?[]>), "Dictionary<string, int?[]>" },
        { (Func<int, bool>)(n => n > 0), "Func<int, bool>" },
        { new object(), "object" },
        { new Version(1, 2), "1.2" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Format_Scalar_IsItsInvariantText(object? value, string expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Bundle bundle = Formatter.Format(value);

            Assert.Equal(expected, bundle.Text);
            Assert.Equal([MimeTypes.Text], bundle.Data.Keys);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Format_Records_IsATableOfTwentyRows()
    {
        Flight[] flights = [.. Enumerable.Range(0, 20466).Select(i => new Flight("ONT", i % 60, i % 2 == 0 ? null : 0.25 * i))];

        Bundle bundle = Formatter.Format(flights);

        string[] lines = bundle.Text.Split('\n');
        Assert.Equal("Flight[]: 20,466 rows", lines[0]);
        Assert.Equal("Origin  Delay  Score", lines[2]);
        Assert.Equal("ONT         1   0.25", lines[5]);
        Assert.Equal("20 of 20,466 rows", lines[^1]);
        Assert.Equal(20, lines.Count(line => line.StartsWith("ONT", StringComparison.Ordinal)));
        Assert.Contains("<th scope=\"col\">Origin</th><th scope=\"col\" class=\"mlops-number\">Delay</th>", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void Format_EndlessSequence_ReadsNoMoreThanItShows()
    {
        int read = 0;
        IEnumerable<Flight> Endless()
        {
            while (true)
            {
                read++;
                yield return new Flight("ONT", read, null);
            }
        }

        Bundle bundle = Formatter.Format(Endless());

        Assert.Equal(21, read);
        Assert.StartsWith("Sequence of Flight: rows are read as they are needed", bundle.Text, StringComparison.Ordinal);
        Assert.EndsWith("the first 20 rows; more follow", bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_SequenceThatThrows_ShowsWhatCameBefore()
    {
        static IEnumerable<Flight> Broken()
        {
            yield return new Flight("ONT", 1, null);
            throw new InvalidOperationException("The file ended early.");
        }

        string text = Formatter.Format(Broken()).Text;

        Assert.Contains("ONT", text, StringComparison.Ordinal);
        Assert.Contains("Reading stopped after 1 rows: InvalidOperationException: The file ended early.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "[1, 2, 3]")]
    [InlineData(200, "100 of 200 elements of int[]")]
    public void Format_ListOfScalars_IsALine(int count, string end) =>
        Assert.EndsWith(end, Formatter.Format(Enumerable.Range(1, count).ToArray()).Text, StringComparison.Ordinal);

    [Fact]
    public void Format_LazyListOfScalars_SaysThatMoreFollow() =>
        Assert.EndsWith("the first 100 elements; more follow", Formatter.Format(Enumerable.Range(1, 500).Where(n => n > 0)).Text, StringComparison.Ordinal);

    [Fact]
    public void Format_Strings_AreQuotedInLists() => Assert.Equal("[\"a\", null, \"b\"]", Formatter.Format(new[] { "a", null, "b" }).Text);

    [Fact]
    public void Format_Tuples_HaveColumns() =>
        Assert.Contains("Item1  Item2", Formatter.Format(new[] { (1, "a"), (2, "b") }).Text, StringComparison.Ordinal);

    [Fact]
    public void Format_AnonymousObjects_HaveColumns()
    {
        string text = Formatter.Format(new[] { "a", "bb" }.Select(word => new { word, word.Length }).ToList()).Text;

        Assert.Contains("word  Length", text, StringComparison.Ordinal);
        Assert.StartsWith("2 rows", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Dictionary_HasKeyAndValue()
    {
        string text = Formatter.Format(new Dictionary<string, int> { ["ONT"] = 105, ["LAX"] = 3 }).Text;

        Assert.Contains("Key  Value", text, StringComparison.Ordinal);
        Assert.Contains("ONT    105", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_DictionaryOfRecords_SpreadsThemOverColumns() =>
        Assert.Contains("Key  Origin  Delay  Score", Formatter.Format(new Dictionary<int, Flight> { [1] = new("ONT", 3, null) }).Text, StringComparison.Ordinal);

    [Fact]
    public void Format_ListOfDictionaries_HasTheirKeysAsColumns()
    {
        string text = Formatter.Format(new List<Dictionary<string, object>> { new() { ["a"] = 1 }, new() { ["a"] = 2, ["b"] = "x" } }).Text;

        Assert.Contains("a  b", text, StringComparison.Ordinal);
        Assert.Contains("2  x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Grid_IsATable() => Assert.Contains("3  4", Formatter.Format(new[,] { { 1, 2 }, { 3, 4 } }).Text, StringComparison.Ordinal);

    [Fact]
    public void Format_JaggedArray_IsATable() =>
        Assert.Contains("3  4  5", Formatter.Format(new int[][] { [1, 2], [3, 4, 5] }).Text, StringComparison.Ordinal);

    [Fact]
    public void Format_MixedElements_ShowsAllTheirColumns()
    {
        string text = Formatter.Format(new object?[] { 1, new Flight("ONT", 3, null), null }).Text;

        Assert.Contains("value  Origin  Delay  Score", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ManyColumns_ShowsFiftyAndSaysSo()
    {
        Dictionary<string, int> wide = Enumerable.Range(0, 60).ToDictionary(i => $"c{i.ToString(CultureInfo.InvariantCulture)}");

        Bundle bundle = Formatter.Format(new[] { wide });

        Assert.Contains("50 of 51 columns", bundle.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">c50<", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Record_IsItsMembers()
    {
        string text = Formatter.Format(new Flight("ONT", 3, 0.5)).Text;

        Assert.StartsWith("Flight\n", text, StringComparison.Ordinal);
        Assert.Contains("Origin  ONT", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_MemberThatThrows_ShowsItsMessageInPlace()
    {
        Assert.Contains("Broken threw InvalidOperationException: no connection", Formatter.Format(new Fragile()).Text, StringComparison.Ordinal);
        Assert.Contains("✗ InvalidOperationException: no connection", Formatter.Format(new[] { new Fragile() }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_ObjectsThatReferToEachOther_Ends()
    {
        Node parent = new("parent");
        parent.Other = new Node("child") { Other = parent };

        Assert.Contains("Node { Name = child, Other = Node {", Formatter.Format(parent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_LongText_IsCutInTables()
    {
        string text = Formatter.Format(new[] { new Flight(new string('x', 5000), 1, null) }).Text;

        Assert.Contains("5,000", text, StringComparison.Ordinal);
        Assert.True(text.Length < 2000, text);
    }

    [Fact]
    public void Format_Exception_NamesItsCauses()
    {
        string text = Formatter.Format(new AggregateException("several", new InvalidOperationException("no rows"), new IOException("disk"))).Text;

        Assert.Contains("InvalidOperationException  no rows", text, StringComparison.Ordinal);
        Assert.Contains("IOException", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_Tasks_ShowTheirResults()
    {
        static async Task<int> Later()
        {
            await Task.Yield();
            return 3;
        }

        Task<int> done = Later();
        await done;
        Task ended = Task.Run(() => { });
        await ended;
        using CancellationTokenSource source = new();
        await source.CancelAsync();

        Assert.Equal("3", Formatter.Format(done).Text);
        Assert.Equal("4", Formatter.Format(new ValueTask<int>(4)).Text);
        Assert.Equal("A task that ended.", Formatter.Format(ended).Text);
        Assert.Equal("A task that was cancelled.", Formatter.Format(Task.FromCanceled(source.Token)).Text);
        Assert.Contains("no rows", Formatter.Format(Task.FromException(new InvalidOperationException("no rows"))).Text, StringComparison.Ordinal);
        Assert.Contains("still runs", Formatter.Format(new TaskCompletionSource<int>().Task).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Json_IsJson()
    {
        Bundle bundle = Formatter.Format(JsonNode.Parse("""{"a":"é"}"""));

        Assert.Equal("""{"a":"é"}""", JsonSerializer.Serialize(JsonNode.Parse(bundle.Data[MimeTypes.Json]), JsonSerializerOptions.Default).Replace("\\u00E9", "é", StringComparison.Ordinal));
        Assert.Contains("\"a\": \"é\"", bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_OwnMarkup_IsShown()
    {
        Bundle bundle = Formatter.Format(new Marked());

        Assert.Equal("<b>x</b>", bundle.Data[MimeTypes.Html]);
        Assert.Equal("x", bundle.Text);
        Assert.Contains("cannot be shown: InvalidOperationException: no markup", Formatter.Format(new Unmarked()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_DataTable_IsATable()
    {
        using DataTable table = new("flights") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("origin", typeof(string));
        table.Columns.Add("delay", typeof(double));
        table.Rows.Add("ONT", 3.5);
        table.Rows.Add(DBNull.Value, DBNull.Value);

        string text = Formatter.Format(table).Text;

        Assert.StartsWith("DataTable flights: 2 rows", text, StringComparison.Ordinal);
        Assert.Contains("ONT       3.5", text, StringComparison.Ordinal);
        Assert.Contains("null     null", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_DataFrame_IsATable()
    {
        DataFrame frame = new(new StringDataFrameColumn("origin", ["ONT", null]), new DoubleDataFrameColumn("delay", [3.5, null]));

        string text = Formatter.Format(frame).Text;

        Assert.StartsWith("DataFrame: 2 rows", text, StringComparison.Ordinal);
        Assert.Contains("ONT       3.5", text, StringComparison.Ordinal);
        Assert.Contains("null     null", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_DataView_IsATable()
    {
        MLContext context = new(seed: 1);
        IDataView view = context.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(i => new Row { Origin = "ONT", Delay = i }).ToArray());
        IDataView features = context.Transforms.Concatenate("Features", "Delay", "Delay").Fit(view).Transform(view);

        string text = Formatter.Format(features).Text;

        Assert.StartsWith("IDataView: 50 rows", text, StringComparison.Ordinal);
        Assert.Contains("Origin  Delay  Features", text, StringComparison.Ordinal);
        Assert.Contains("ONT         1  [1, 1]", text, StringComparison.Ordinal);
        Assert.EndsWith("20 of 50 rows", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_PlotlyChart_HoldsTheFigureAndATable()
    {
        Plotly.NET.Trace trace = new("scatter");
        trace.SetProperty("name", "delays");
        trace.SetProperty("x", new[] { 1, 2, 3 });
        trace.SetProperty("y", new[] { 1.5, 2, 3 });
        Plotly.NET.GenericChart chart = Plotly.NET.GenericChart.ofTraceObject(true, trace);

        Bundle bundle = Formatter.Format(chart);

        using JsonDocument figure = JsonDocument.Parse(bundle.Data[MimeTypes.Plotly]);
        Assert.Equal("scatter", figure.RootElement.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.True(figure.RootElement.TryGetProperty("layout", out _));
        Assert.True(figure.RootElement.GetProperty("config").GetProperty("responsive").GetBoolean());
        Assert.Contains("<svg", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
        Assert.Contains("delays", bundle.Data[MimeTypes.Svg], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", bundle.Data[MimeTypes.Html], StringComparison.Ordinal);
    }

    [Fact]
    public void Format_PlotlyChartBeyondPictures_ListsItsTraces()
    {
        Plotly.NET.Trace trace = new("violin");
        trace.SetProperty("name", "delays");
        trace.SetProperty("y", new[] { 1.5, 2, 3 });

        Bundle bundle = Formatter.Format(Plotly.NET.GenericChart.ofTraceObject(true, trace));

        Assert.Contains("delays  violin     3 values, 1.5 to 3", bundle.Text, StringComparison.Ordinal);
        Assert.False(bundle.Data.ContainsKey(MimeTypes.Svg));
    }

    [Fact]
    public void Format_DataReader_IsNotConsumed()
    {
        using DataTable table = new() { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("origin", typeof(string));
        table.Rows.Add("ONT");
        using DataTableReader reader = table.CreateDataReader();

        string text = Formatter.Format(reader).Text;

        Assert.Contains("origin  string", text, StringComparison.Ordinal);
        Assert.True(reader.Read());
    }

    [Fact]
    public void Format_AsynchronousSequence_SaysHowToReadIt()
    {
        static async IAsyncEnumerable<int> Later()
        {
            await Task.Yield();
            yield return 1;
        }

        Assert.Equal("An asynchronous sequence of int; read it with await foreach.", Formatter.Format(Later()).Text);
    }

    [Fact]
    public void Format_HostileText_IsEncoded()
    {
        string html = Formatter.Format(new[] { new Flight("<script>alert(1)</script>", 1, null) }).Data[MimeTypes.Html];

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private sealed record Flight(string Origin, int Delay, double? Score);

    private sealed record Node(string Name)
    {
        public Node? Other { get; set; }
    }

    private sealed class Row
    {
        public string Origin { get; set; } = "";

        public float Delay { get; set; }
    }

    private sealed class Fragile
    {
        public string Name => "fragile";

        public string Broken => throw new InvalidOperationException("no connection");
    }

    private sealed class Marked
    {
        public string ToHtml() => "<b>x</b>";

        public string ToPlainText() => "x";
    }

    private sealed class Unmarked
    {
        public string ToHtml() => throw new InvalidOperationException("no markup");
    }
}
