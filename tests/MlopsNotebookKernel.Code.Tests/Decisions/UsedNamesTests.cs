using MlopsNotebookKernel.Code.Decisions;

namespace MlopsNotebookKernel.Code.Tests.Decisions;

public sealed class UsedNamesTests
{
    [Theory]
    [InlineData("var data = ml.Transforms.Concatenate(\"Features\", \"Distance\", \"HourOfDay\");")]
    [InlineData("pipeline.Append(ml.Transforms.Categorical.OneHotEncoding(\"HourCode\", \"HourOfDay\"))")]
    [InlineData("pipeline.Append(ml.Transforms.NormalizeMinMax(\"HourOfDay\"))")]
    [InlineData("var features = new[] { \"Distance\", \"HourOfDay\" };")]
    [InlineData("string[] featureColumns = [\"Distance\", .. other, \"HourOfDay\"];")]
    [InlineData("options.FeatureColumns = [\"HourOfDay\"];")]
    [InlineData("var o = new Options { Features = new[] { \"HourOfDay\" } };")]
    [InlineData("Learn(rows, features: [\"HourOfDay\"]);")]
    [InlineData("var model = Fit(ml, train, \"Distance\", \"HourOfDay\");")]
    [InlineData("var model = TrainModel(train, new[] { \"HourOfDay\" });")]
    [InlineData("var features = flights.Select(f => new { f.Distance, f.HourOfDay }).ToArray();")]
    [InlineData("var features = flights.Select(f => new float[] { f.Distance, f.HourOfDay * 2 });")]
    [InlineData("var rows = flights.Select(f => new FeatureRow(f.Distance, f.HourOfDay));")]
    [InlineData("var rows = flights.Select(f => new Row { Feature = f.HourOfDay });")]
    public void Of_UsedToLearnFrom_IsFound(string cell) =>
        Assert.Contains(new UsedNames().Of(cell), use => use.Name == "HourOfDay" && !use.IsApproach);

    [Theory]
    [InlineData("record Flight(float Distance, float HourOfDay);")]
    [InlineData("class Row { [LoadColumn(3)] public float HourOfDay; public float HourOfDay2 { get; set; } }")]
    [InlineData("var hourOfDay = row[\"HourOfDay\"];")]
    [InlineData("var table = DataFrame.LoadCsv(\"HourOfDay.csv\", columnNames: new[] { \"HourOfDay\" });")]
    [InlineData("var hours = flights.Select(f => f.HourOfDay).ToArray();")]
    [InlineData("flights.Average(f => f.HourOfDay)")]
    [InlineData("var late = flights.Where(f => f.HourOfDay > 18).ToList();")]
    [InlineData("flights.GroupBy(f => f.HourOfDay).Select(g => new { g.Key, Count = g.Count() })")]
    [InlineData("Console.WriteLine(\"HourOfDay\");")]
    [InlineData("// Concatenate(\"Features\", \"HourOfDay\")\nvar x = 1;")]
    [InlineData("var text = \"features = HourOfDay\";")]
    [InlineData("#!mlops-drift --baseline january --current HourOfDay")]
    [InlineData("var kept = features.Except(new[] { \"HourOfDay\" }).ToArray();")]
    [InlineData("var features = all.Where(name => name != \"HourOfDay\").ToArray();")]
    [InlineData("var features = all.Remove(\"HourOfDay\");")]
    [InlineData("pipeline.Append(ml.Transforms.DropColumns(\"HourOfDay\"))")]
    [InlineData("var features = flights.Where(f => f.HourOfDay > 18).Select(f => new { f.Distance });")]
    [InlineData("var isFeature = name == \"HourOfDay\";")]
    [InlineData("Chart.Histogram(flights.Select(f => f.HourOfDay), title: \"HourOfDay\");")]
    [InlineData("var features = LoadFeatures(\"HourOfDay\");")]
    [InlineData("var loader = ml.Data.CreateTextLoader(new[] { new TextLoader.Column(\"HourOfDay\", DataKind.Single, 3) });")]
    [InlineData("var data = ml.Data.LoadFromEnumerable(flights.Select(f => new { f.Distance, f.HourOfDay }));")]
    [InlineData("/* features: HourOfDay */ var y = 2;")]
    [InlineData("/// <summary>Features are HourOfDay.</summary>\nvoid Describe() { }")]
    [InlineData("#r \"nuget: HourOfDay, 1.0.0\"")]
    [InlineData("#!mlops-decide \"Drop HourOfDay?\" --choice yes")]
    [InlineData("var message = $\"features without {nameof(Flight.HourOfDay)}\";")]
    [InlineData("var sql = \"SELECT HourOfDay FROM flights\";")]
    [InlineData("enum HourOfDay { Morning, Evening }")]
    [InlineData("class Clock { public int HourOfDay => DateTime.Now.Hour; }")]
    [InlineData("var clock = new Clock(); var shown = clock.HourOfDay;")]
    [InlineData("if (clock.HourOfDay > 12) { Console.WriteLine(\"late\"); }")]
    [InlineData("var features = Describe(clock.HourOfDay);")]
    [InlineData("var features = new[] { \"Distance\" }; var dropped = \"HourOfDay\";")]
    [InlineData("featureColumns.Remove(\"HourOfDay\");")]
    [InlineData("var features = columns.Where(c => c is not \"HourOfDay\").ToArray();")]
    [InlineData("Assert.DoesNotContain(\"HourOfDay\", features);")]
    [InlineData("pipeline.Append(ml.Transforms.SelectColumns(\"Distance\")); Display(view[\"HourOfDay\"]);")]
    [InlineData("Chart.Point(x: flights.Select(f => f.HourOfDay), y: flights.Select(f => f.Delay));")]
    [InlineData("var byHour = flights.GroupBy(f => f.HourOfDay).ToDictionary(g => g.Key, g => g.Average(f => f.Delay));")]
    [InlineData("TrainTestSplit(data, samplingKeyColumnName: \"HourOfDay\");")]
    [InlineData("var features = flights.OrderBy(f => f.HourOfDay).Select(f => new { f.Distance });")]
    public void Of_LoadedShownFilteredOrDropped_IsNot(string cell) =>
        Assert.DoesNotContain(new UsedNames().Of(cell), use => use.Name == "HourOfDay");

    [Theory]
    [InlineData("var trainer = ml.BinaryClassification.Trainers.LightGbm();", "LightGbm")]
    [InlineData("ml.Transforms.Text.FeaturizeText(\"Out\", \"In\")", "FeaturizeText")]
    [InlineData("var trainer = new LbfgsTrainer(ml);", "LbfgsTrainer")]
    public void Of_TrainerOrTransform_IsAnApproach(string cell, string name) =>
        Assert.Contains(new UsedNames().Of(cell), use => use.Name == name && use.IsApproach);

    [Theory]
    [InlineData("var trainers = new[] { \"LightGbm\" };")]
    [InlineData("Console.WriteLine(nameof(LightGbm));")]
    [InlineData("using Microsoft.ML.Trainers.LightGbm;")]
    [InlineData("#r \"nuget: Microsoft.ML.LightGbm, 5.0.1\"")]
    public void Of_TrainerOnlyNamed_IsNone(string cell) => Assert.Empty(new UsedNames().Of(cell));
}
