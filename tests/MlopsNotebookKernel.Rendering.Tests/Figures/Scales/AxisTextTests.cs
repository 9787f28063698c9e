using MlopsNotebookKernel.Rendering.Figures.Scales;

namespace MlopsNotebookKernel.Rendering.Tests.Figures.Scales;

public sealed class AxisTextTests
{
    [Theory]
    [InlineData(0.2, "percent", 0.1, "20 %")]
    [InlineData(0.025, "percent", 0.005, "2.5 %")]
    [InlineData(1500, "number", 500, "1,500")]
    [InlineData(2_500_000, "number", 500_000, "2.5M")]
    [InlineData(-0.5, "number", 0.5, "-0.5")]
    public void Tick_Value_HasAsManyDigitsAsTheStepNeeds(double value, string format, double step, string expected) =>
        Assert.Equal(expected, AxisText.Tick(value, format, step));

    [Theory]
    [InlineData(0.0574, "percent", "5.74 %")]
    [InlineData(12345, "number", "12,345")]
    [InlineData(0.12345, "number", "0.123")]
    [InlineData(0.00001234, "number", "1.23e-5")]
    [InlineData(double.NaN, "number", "–")]
    public void Value_Any_HasAboutThreeDigits(double value, string format, string expected) =>
        Assert.Equal(expected, AxisText.Value(value, format));
}
