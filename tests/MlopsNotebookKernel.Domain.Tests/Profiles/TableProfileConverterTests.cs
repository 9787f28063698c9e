using System.Text.Json;
using CsCheck;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Profiles;

public sealed class TableProfileConverterTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Gen<double> GenFinite = Gen.Double.Where(double.IsFinite);

    private static readonly Gen<List<double>> GenAscending =
        GenFinite.List[1, 50].Select(values => values.Order().Distinct().ToList());

    private static readonly Gen<Distribution> GenDistribution = Gen.OneOf(
        Gen.Select(GenAscending, Gen.Long[0, 1L << 40].List[50]).Select<List<double>, List<long>, Distribution>(
            (values, counts) => new Distribution.Numbers(values, counts.Take(values.Count).ToList())),
        Gen.Select(GenAscending, Gen.Long[0, 1L << 40].List[50], GenFinite.List[50]).Select<List<double>, List<long>, List<double>, Distribution>(
            (edges, counts, means) => new Distribution.Bins(
                edges, counts.Take(edges.Count - 1).ToList(), means.Take(edges.Count - 1).ToList())),
        Gen.Select(Gen.String.List[0, 20], Gen.Long[0, 1L << 40].List[20], Gen.Long[0, 99]).Select<List<string>, List<long>, long, Distribution>(
            (values, counts, other) => new Distribution.Categories(
                values.ConvertAll(WellFormed), counts.Take(values.Count).ToList(), other, other)));

    private static readonly Gen<ColumnProfile> GenColumn = Gen.Select(
        Gen.String, Gen.Enum<ColumnType>(), Gen.Enum<ColumnRole>(), GenDistribution, GenFinite.Array[4], Gen.Bool).Select(
        (name, type, role, distribution, n, numeric) => new ColumnProfile(
            WellFormed(name), type, role, distribution.Count + 3, 3, distribution,
            numeric ? new NumericSummary(n[0], n[1], n[2], n[3]) : null));

    [Fact]
    public void Serialize_AnyProfile_ReadsBackTheSame() =>
        GenColumn.Sample(column =>
        {
            TableProfile profile = new(column.Rows, [column]);
            string json = JsonSerializer.Serialize(profile, Indented);
            TableProfile read = JsonSerializer.Deserialize<TableProfile>(json)!;

            ColumnProfile back = Assert.Single(read.Columns);
            Assert.Equal(column.Name, back.Name);
            Assert.Equal((column.Type, column.Role, column.Rows, column.Missing), (back.Type, back.Role, back.Rows, back.Missing));
            Assert.Equal(column.Numeric, back.Numeric);
            AssertSame(column.Distribution, back.Distribution);
            Assert.Equal(json, JsonSerializer.Serialize(read, Indented));
        });

    [Fact]
    public void Serialize_Profile_PutsListsOnOneLine()
    {
        TableProfile profile = new(3, [new ColumnProfile(
            "delay", ColumnType.Number, ColumnRole.Feature, 3, 1, new Distribution.Numbers([0.1, 2], [1, 1]), new NumericSummary(0.1, 2, 1.05, 1.3435028842544403))]);

        string json = JsonSerializer.Serialize(profile, Indented).ReplaceLineEndings("\n");

        Assert.Equal(
            """
            {
              "schema": "mlops.profile/1",
              "rows": 3,
              "columns": [
                {
                  "name": "delay",
                  "type": "number",
                  "role": "feature",
                  "missing": 1,
                  "numeric": {
                    "minimum": 0.1,
                    "maximum": 2,
                    "mean": 1.05,
                    "standardDeviation": 1.3435028842544403
                  },
                  "distribution": {
                    "kind": "numbers",
                    "values": [0.1,2],
                    "counts": [1,1]
                  }
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            json);
    }

    [Theory]
    [InlineData("\"schema\":\"mlops.profile/1\"", "\"schema\":\"mlops.profile/9\"", "mlops.profile/9")]
    [InlineData("\"values\":[1,2]", "\"values\":[2,1]", "ascending")]
    [InlineData("\"values\":[1,2]", "\"values\":[1,2,3]", "counts")]
    [InlineData("\"values\":[1,2]", "\"values\":[1,1e999]", "values")]
    [InlineData("\"counts\":[4,5]", "\"counts\":[4,-5]", "counts")]
    [InlineData("\"counts\":[4,5]", "\"counts\":[4,6]", "account")]
    [InlineData("\"kind\":\"numbers\"", "\"kind\":\"words\"", "words")]
    [InlineData("\"role\":\"feature\"", "\"role\":\"hero\"", "hero")]
    [InlineData("\"missing\":0,", "", "missing")]
    public void Deserialize_SpoiltProfile_IsRefusedByName(string part, string spoilt, string named)
    {
        string json = JsonSerializer.Serialize(new TableProfile(9, [new ColumnProfile(
            "a", ColumnType.Integer, ColumnRole.Feature, 9, 0, new Distribution.Numbers([1, 2], [4, 5]), null)]));
        Assert.Contains(part, json, StringComparison.Ordinal);

        JsonException fault = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<TableProfile>(json.Replace(part, spoilt, StringComparison.Ordinal)));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private static string WellFormed(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

    private static void AssertSame(Distribution expected, Distribution actual)
    {
        switch (expected, actual)
        {
            case (Distribution.Numbers a, Distribution.Numbers b):
                Assert.Equal(a.Values, b.Values);
                Assert.Equal(a.Counts, b.Counts);
                break;
            case (Distribution.Bins a, Distribution.Bins b):
                Assert.Equal(a.Edges, b.Edges);
                Assert.Equal(a.Counts, b.Counts);
                Assert.Equal(a.Means, b.Means);
                break;
            case (Distribution.Categories a, Distribution.Categories b):
                Assert.Equal(a.Values, b.Values);
                Assert.Equal(a.Counts, b.Counts);
                Assert.Equal((a.OtherCount, a.OtherValues), (b.OtherCount, b.OtherValues));
                break;
            default:
                Assert.Fail($"{expected.GetType().Name} became {actual.GetType().Name}");
                break;
        }
    }
}
