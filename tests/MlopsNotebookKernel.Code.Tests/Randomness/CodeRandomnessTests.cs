using MlopsNotebookKernel.Code.Randomness;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Code.Tests.Randomness;

public sealed class CodeRandomnessTests
{
    [Theory]
    [InlineData("var r = new Random();", "new Random()")]
    [InlineData("var r = new System.Random();", "new System.Random()")]
    [InlineData("Random r = new();", "Random … = new()")]
    [InlineData("var x = Random.Shared.Next(3);", "Random.Shared")]
    [InlineData("var ml = new MLContext();", "new MLContext()")]
    [InlineData("var ml = new MLContext(null);", "new MLContext(null)")]
    [InlineData("var ml = new MLContext(gpuDeviceId: 1);", "new MLContext(gpuDeviceId: 1)")]
    [InlineData("MLContext ml = new();", "MLContext … = new()")]
    [InlineData("int? seed = null; var ml = new MLContext(seed);", "new MLContext(seed)")]
    [InlineData("var r = new Random(Environment.TickCount);", "new Random(Environment.TickCount)")]
    [InlineData("var r = new Random((int)DateTime.Now.Ticks);", "new Random((int)DateTime.Now.Ticks)")]
    [InlineData("rows.OrderBy(row => Guid.NewGuid())", "Guid.NewGuid")]
    [InlineData("var n = RandomNumberGenerator.GetInt32(6);", "RandomNumberGenerator.GetInt32(6)")]
    [InlineData("var t = new MersenneTwister();", "new MersenneTwister()")]
    [InlineData("class A { readonly Random random = new(); }", "Random … = new()")]
    public void In_SourceWithoutSeed_IsFoundWithoutOne(string cell, string code)
    {
        RandomSource found = Assert.Single(new CodeRandomness().In([cell]));
        Assert.Equal((0, 1, code, null), (found.Place, found.Line, found.Code, found.Seed));
    }

    [Theory]
    [InlineData("var r = new Random(42);", "42")]
    [InlineData("Random r = new(42);", "42")]
    [InlineData("var ml = new MLContext(seed: 1);", "1")]
    [InlineData("var ml = new MLContext(gpuDeviceId: 1, seed: 7);", "7")]
    [InlineData("const int Seed = 5; MLContext ml = new(seed: Seed);", "5")]
    [InlineData("int seed = -5; var r = new Random(seed);", "-5")]
    [InlineData("var r = new Random(options.Seed);", "options.Seed")]
    public void In_SourceWithSeed_TellsIt(string cell, string seed) =>
        Assert.Equal(seed, Assert.Single(new CodeRandomness().In([cell])).Seed);

    [Fact]
    public void In_SeedOfAnotherCell_IsResolvedAndPlacesAreTold()
    {
        RandomSource found = Assert.Single(new CodeRandomness().In(["const int Seed = 3;", "#!time\n\n// a comment: new Random()\nvar r = new Random(Seed);"]));
        Assert.Equal(new RandomSource(1, 4, "new Random(Seed)", "3"), found);
    }

    [Theory]
    [InlineData("// new Random()")]
    [InlineData("var text = \"new Random()\";")]
    [InlineData("class Random { } var r = new Random();")]
    [InlineData("var f = new RandomForest();")]
    [InlineData("Guid id = Guid.Parse(\"x\");")]
    [InlineData("static double Fit(MLContext ml, Random random) => random.NextDouble();")]
    public void In_NoSource_FindsNothing(string cell) => Assert.Empty(new CodeRandomness().In([cell]));
}
