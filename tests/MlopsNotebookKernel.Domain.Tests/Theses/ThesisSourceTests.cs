using MlopsNotebookKernel.Domain.Theses;

namespace MlopsNotebookKernel.Domain.Tests.Theses;

public class ThesisSourceTests
{
    public static TheoryData<string, ThesisSource> Sources => new()
    {
        { "data/revenue.csv", new ThesisSource.File("data/revenue.csv", null, null) },
        { "data/revenue.csv#revenue", new ThesisSource.File("data/revenue.csv", null, "revenue") },
        { "data/c#/revenue.csv#day,revenue", new ThesisSource.File("data/c#/revenue.csv", "day", "revenue") },
        { "@revenue", new ThesisSource.Variable("revenue", null, null) },
        { "@revenue#day,value", new ThesisSource.Variable("revenue", "day", "value") },
        { "history:auc", new ThesisSource.History(null, "auc") },
        { "history:scoring/auc", new ThesisSource.History("scoring", "auc") },
        { "select day, sum(x) from 'a.csv' group by day", new ThesisSource.Query("select day, sum(x) from 'a.csv' group by day") },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Parse_ASource_IsReadAndWritten(string text, ThesisSource expected)
    {
        Assert.Equal(expected, ThesisSource.Parse(text));
        Assert.Equal(text, expected.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("#value")]
    [InlineData("a.csv#")]
    [InlineData("a.csv#a,b,c")]
    [InlineData("history:")]
    [InlineData("history:a/b/c")]
    [InlineData("history:../auc")]
    public void Parse_WhatIsNoSource_IsNull(string text) => Assert.Null(ThesisSource.Parse(text));

    [Theory]
    [InlineData("0.5", 0.5, false, "0.5")]
    [InlineData("5%", 0.05, true, "5%")]
    [InlineData(" 2.5 % ", 0.025, true, "2.5%")]
    public void Parse_AnEffect_IsReadAndWritten(string text, double amount, bool relative, string written)
    {
        ThesisEffect effect = ThesisEffect.Parse(text)!;

        Assert.Equal(new ThesisEffect(amount, relative), effect);
        Assert.Equal(written, effect.ToString());
        Assert.Equal(relative ? amount * 8 : amount, effect.In(-8));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("much")]
    [InlineData("%")]
    public void Parse_WhatIsNoEffect_IsNull(string text) => Assert.Null(ThesisEffect.Parse(text));
}
