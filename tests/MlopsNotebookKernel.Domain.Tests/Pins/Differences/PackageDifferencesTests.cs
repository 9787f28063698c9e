using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Differences;

public class PackageDifferencesTests
{
    private static readonly ResolvedPackage[] Resolved = [new("CsvHelper", "33.0.0", "*", "", "feed", [])];

    [Theory]
    [InlineData("33.0.0", "33.0.0", null)]
    [InlineData(null, null, null)]
    [InlineData(null, "33.0.0", null)]
    [InlineData("33.0.0", "33.0.1", "PackageChanged 33.0.0→33.0.1")]
    [InlineData("33.0.0", null, "PackageChanged 33.0.0→any version")]
    public void OfRequests_VersionAsked_IsComparedWithWhatItCameTo(string? was, string? now, string? expected)
    {
        IReadOnlyList<StampDifference> differences = PackageDifferences.OfRequests(
            [new PackageRequestLine("CsvHelper", was, 1)], [new PackageRequestLine("csvhelper", now, 2)], Resolved);
        Assert.Equal(expected, differences.Count == 0 ? null : $"{differences[0].Kind} {differences[0].Was}→{differences[0].Is}");
    }

    [Fact]
    public void OfRequests_AddedAndRemoved_NameTheCellToRunAgainFrom()
    {
        IReadOnlyList<StampDifference> differences = PackageDifferences.OfRequests(
            [new PackageRequestLine("CsvHelper", "33.0.0", 1)], [new PackageRequestLine("Other", "1.0.0", 4)], Resolved);
        Assert.Equal([DifferenceKind.PackageRemoved, DifferenceKind.PackageAdded], differences.Select(difference => difference.Kind));
        Assert.Equal([1, 4], differences.Select(difference => difference.Remedy.Cell!.Value));
    }

    [Theory]
    [InlineData(null, "host", DifferenceWeight.Note)]
    [InlineData(null, "feed", DifferenceWeight.Material)]
    [InlineData("1.0.0", "host", DifferenceWeight.Material)]
    public void OfGraphs_OtherVersionOfWhatAHostBrings_IsNotedUnlessItWasAskedFor(string? requested, string source, DifferenceWeight weight)
    {
        ResolvedPackage stamped = new("Newtonsoft.Json", "13.0.3", requested, "a", "feed", []);
        ResolvedPackage loaded = stamped with { Version = "13.0.4", Sha512 = "", Source = source };

        Assert.Equal(weight, Assert.Single(PackageDifferences.OfGraphs([stamped], [loaded])).Weight);
        Assert.Equal(weight, Assert.Single(PackageDifferences.OfGraphs([loaded], [stamped])).Weight);
    }
}
