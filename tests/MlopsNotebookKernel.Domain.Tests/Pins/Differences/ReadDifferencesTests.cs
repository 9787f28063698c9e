using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Differences;

/// <summary>Files that only the session knows of are no difference to a session, or a stamp, that cannot know of them.</summary>
public sealed class ReadDifferencesTests
{
    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    public void Of_FileThatNoCellNames_CountsOnlyWhereBothSee(bool was, bool now, int differences)
    {
        Stamp with = Sees(was) with { Files = [Read('1')] };

        Assert.Equal(differences, Differences(with, Sees(now)).Count);
        Assert.Equal(differences, Differences(Sees(now), with).Count);
    }

    [Fact]
    public void Of_FileThatNoCellNamed_IsComparedWhereBothKnowIt()
    {
        StampDifference difference = Assert.Single(Differences(Sees(true) with { Files = [Read('1')] }, Sees(false) with { Files = [Read('2') with { Confirmed = null, Unnamed = false }] }));

        Assert.Equal(DifferenceKind.FileChanged, difference.Kind);
    }

    [Fact]
    public void Of_ConfirmationAlone_IsNoDifference() => Assert.Empty(Differences(
        Sees(true) with { Files = [Read('1') with { Unnamed = false }] },
        Sees(false) with { Files = [Read('1') with { Unnamed = false, Confirmed = null }] }));

    [Fact]
    public void Json_FileThatNobodySaw_HasNoWordOfIt()
    {
        string plain = StampJson.Write(Sees(false) with { Files = [Read('1') with { Confirmed = null, Unnamed = false }] });
        string seen = StampJson.Write(Sees(true) with { Files = [Read('1')] });

        Assert.DoesNotContain("confirmed", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("unnamed", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("seesReads", plain, StringComparison.Ordinal);
        Stamp read = StampJson.Read(seen, "a");
        Assert.Equal((true, "opened", true), (read.SeesReads, read.Files[0].Confirmed, read.Files[0].Unnamed));
        Assert.Equal(
            "MLOPS1702",
            Assert.Throws<StampException>(() => StampJson.Read(seen.Replace("\"opened\"", "\"believed\"", StringComparison.Ordinal), "a")).Code);
    }

    private static IReadOnlyList<StampDifference> Differences(Stamp was, Stamp now) => StampDifferences.Of(was, now, 0, source => source);

    private static Stamp Sees(bool sees) => SampleStamps.Of(SampleStamps.Cell(1, "a")) with { SeesReads = sees };

    private static StampedFile Read(char digit) =>
        new("data/x.csv", FileUse.Data, 5, SampleStamps.Digest(digit), 1) { Confirmed = StampedFile.Opened, Unnamed = true };
}
