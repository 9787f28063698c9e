using MlopsNotebookKernel.Domain.Periods;

namespace MlopsNotebookKernel.Domain.Tests.Periods;

public class PeriodTests
{
    [Theory]
    [InlineData("2001-03-01T23:59:59", PeriodLength.Day, "2001-03-01", "2001-03-01")]
    [InlineData("2001-03-04T12:00:00", PeriodLength.Week, "2001-02-26", "2001-02-26")]
    [InlineData("2001-03-05T00:00:00", PeriodLength.Week, "2001-03-05", "2001-03-05")]
    [InlineData("2001-03-31T08:00:00", PeriodLength.Month, "2001-03-01", "2001-03")]
    [InlineData("0001-01-01T00:00:00", PeriodLength.Week, "0001-01-01", "0001-01-01")]
    public void Start_OfAMoment_IsItsPeriods(string moment, PeriodLength length, string start, string name)
    {
        DateTime actual = Period.Start(At(moment), length);

        Assert.Equal(At(start), actual);
        Assert.Equal(name, Period.Name(actual, length));
    }

    [Theory]
    [InlineData("2001-12-01", PeriodLength.Month, "2002-01-01")]
    [InlineData("2001-02-26", PeriodLength.Week, "2001-03-05")]
    public void After_APeriod_IsTheNext(string start, PeriodLength length, string next) => Assert.Equal(At(next), Period.After(At(start), length));

    [Theory]
    [InlineData(PeriodLength.Day)]
    [InlineData(PeriodLength.Week)]
    [InlineData(PeriodLength.Month)]
    public void After_TheEndOfTheCalendar_IsTheLastMoment(PeriodLength length) =>
        Assert.Equal(DateTime.MaxValue, Period.After(Period.Start(DateTime.MaxValue, length), length));

    [Theory]
    [InlineData(1, PeriodLength.Day)]
    [InlineData(7, PeriodLength.Week)]
    [InlineData(30, PeriodLength.Month)]
    public void Infer_EvenGaps_AreTheirLength(int days, PeriodLength expected) =>
        Assert.Equal(expected, Period.Infer([.. Enumerable.Range(0, 6).Select(i => new DateTime(2001, 1, 1).AddDays(i * days))]));

    [Theory]
    [InlineData("90d", 90, PeriodLength.Day, "90 days")]
    [InlineData("1W", 1, PeriodLength.Week, "1 week")]
    [InlineData("6m", 6, PeriodLength.Month, "6 months")]
    public void Parse_ASpan_IsReadAndWritten(string text, int count, PeriodLength length, string words)
    {
        PeriodSpan span = PeriodSpan.Parse(text)!;

        Assert.Equal(new PeriodSpan(count, length), span);
        Assert.Equal(text.ToLowerInvariant(), span.ToString());
        Assert.Equal(words, span.Words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("m")]
    [InlineData("0d")]
    [InlineData("-3d")]
    [InlineData("99999d")]
    [InlineData("6y")]
    public void Parse_WhatIsNoSpan_IsNull(string text) => Assert.Null(PeriodSpan.Parse(text));

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
