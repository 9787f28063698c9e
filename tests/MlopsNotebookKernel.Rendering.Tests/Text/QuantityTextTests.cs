using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Tests.Text;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.00 KB")]
    [InlineData(9_996, "10.0 KB")]
    [InlineData(999_499, "999 KB")]
    [InlineData(999_999, "1.00 MB")]
    [InlineData(519_000_000, "519 MB")]
    [InlineData(long.MaxValue, "9223 PB")]
    public void Bytes_AnySize_HasThreeDigits(long bytes, string text) => Assert.Equal(text, QuantityText.Bytes(bytes));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-20466, "-20,466")]
    [InlineData(3.14159, "3.142")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(1234.5678, "1,235")]
    [InlineData(1.2346e12, "1.235E+12")]
    [InlineData(0.00012, "1.2E-4")]
    [InlineData(double.NaN, "NaN")]
    public void Number_AnyValue_HasFewDigits(double value, string text) => Assert.Equal(text, QuantityText.Number(value));

    [Theory]
    [InlineData(1, "1 row")]
    [InlineData(20466, "20,466 rows")]
    public void Count_WithNoun_TakesItsPlural(long count, string text) => Assert.Equal(text, QuantityText.Count(count, "row"));

    [Fact]
    public void Percent_Share_HasOneDecimal() => Assert.Equal("23.8 %", QuantityText.Percent(0.2381));
}
