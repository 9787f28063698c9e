using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Tests.Exports.Models;

/// <summary>A fitted model's rows and task are found where the code that made it says them.</summary>
public sealed class ModelFinderTests
{
    private const string Usings = "using Microsoft.ML;\nusing Microsoft.ML.Data;";
    private const string Rows = "#!mlops-export --as Houses\nclass House { [LoadColumn(0)] public float Size { get; set; } [LoadColumn(1)] public float Label { get; set; } }";
    private const string Load = "var ml = new MLContext(seed: 7);\nvar data = ml.Data.LoadFromTextFile<House>(\"houses.csv\", separatorChar: ',');\nvar split = ml.Data.TrainTestSplit(data);";
    private const string Train = "#!mlops-export --as Train\nvar model = ml.Transforms.Concatenate(\"Features\", \"Size\").Append(ml.BinaryClassification.Trainers.FastForest()).Fit(split.TrainSet);";

    [Theory]
    [InlineData("")]
    [InlineData("#!mlops-export --as Load\n")]
    public void Find_RowsReadTwoCellsAbove_GetATypedPredict(string mark)
    {
        ExportPlan plan = LibraryGenerator.Generate(TestNotebook.Request(Usings, Rows, mark + Load, Train, "model").WithMachineLearning());
        Assert.Contains("public DemoPrediction Predict(House ", TestNotebook.File(plan, "DemoPredictor.cs"));
        Assert.DoesNotContain(plan.Remarks, remark => remark.Contains("typed Predict", StringComparison.Ordinal));
    }

    [Fact]
    public void Find_RowsOfTwoTypes_AreSaidNotToTell()
    {
        ExportPlan plan = LibraryGenerator.Generate(TestNotebook.Request(
            Usings, Rows, "class Other { public float Size { get; set; } }",
            Load + "\nvar more = ml.Data.LoadFromEnumerable(new List<Other>());", Train.Replace(".Fit(split.TrainSet)", ".Fit(more == null ? split.TrainSet : data)"), "model").WithMachineLearning());
        Assert.Contains(plan.Remarks, remark => remark.Contains("the type of the rows it learns from is not told by the code of Train alone", StringComparison.Ordinal));
    }
}
