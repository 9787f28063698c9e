using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Scripting.Packages;

namespace MlopsNotebookKernel.Scripting.Tests.Packages;

/// <summary>A notebook that gets just the packages of a stamp.</summary>
public sealed class PinnedGraphTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();
    private LocalFeed _feed = null!;

    public Task InitializeAsync()
    {
        _feed = new LocalFeed(_test.Folder);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunAsync_FeedHasNewerAndLower_GetsJustTheStampedVersions()
    {
        // Stamped when the feed had A 1.0.0 as its latest, and B only in 1.1.0.
        _feed.Add("A", "1.0.0", [("B", "1.0.0")]).Add("B", "1.1.0");
        string cell = $"#r \"nuget: {_feed.Prefix}.A\"\n1";
        await _test.ResultAsync(cell);
        IReadOnlyList<ResolvedPackage> stamped = _test.Kernel.Packages;
        _feed.Add("A", "2.0.0").Add("B", "1.0.0").Add("B", "1.2.0");

        await using TestKernel again = _test.Restart(stamped);
        await again.ResultAsync(cell);
        Assert.Equal(stamped.Select(package => $"{package.Id} {package.Version} {package.Sha512}"), again.Kernel.Packages.Select(package => $"{package.Id} {package.Version} {package.Sha512}"));

        await using TestKernel free = _test.Restart();
        await free.ResultAsync(cell);
        Assert.Equal("2.0.0", free.Kernel.Packages[0].Version);
    }

    [Fact]
    public async Task RunAsync_OneCellAfterTheOther_ReachesTheStampedGraphStepByStep()
    {
        _feed.Add("A", "1.0.0", [("C", "1.0.0")]).Add("B", "1.0.0", [("C", "1.5.0")]).Add("C", "1.0.0").Add("C", "1.5.0");
        string[] cells = [$"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n1", $"#r \"nuget: {_feed.Prefix}.B, 1.0.0\"\n1"];
        await _test.ResultAsync(cells);

        await using TestKernel again = _test.Restart(_test.Kernel.Packages);
        await again.ResultAsync(cells[0]);
        Assert.Equal([("A", "1.0.0"), ("C", "1.5.0")], again.Kernel.Packages.Select(package => (package.Id[(_feed.Prefix.Length + 1)..], package.Version)));
        await again.ResultAsync(cells[1]);
        Assert.Equal(3, again.Kernel.Packages.Count);
    }

    [Fact]
    public async Task RunAsync_PackageThatTheStampDoesNotKnow_IsRefused()
    {
        _feed.Add("A", "1.0.0");

        await using TestKernel again = _test.Restart([]);
        CellOutput.Error error = await again.ErrorAsync($"1\n#r \"nuget: {_feed.Prefix}.A, 1.0.0\"");

        Assert.Equal("MLOPS1520", error.Name);
    }

    [Fact]
    public async Task SupplyAsync_EverythingThatCannotBeHad_IsNamedAtOnce()
    {
        _feed.Add("A", "1.0.0").Add("B", "1.0.0");
        ResolvedPackage Package(string name, string version, string sha512 = "") => new($"{_feed.Prefix}.{name}", version, null, sha512, "feed", []);

        IReadOnlyList<UnavailablePackage> missing = await new PackageSupply().SupplyAsync(
            _test.Folder, [], [Package("A", "1.0.0"), Package("B", "1.0.0", "AAAA"), Package("C", "3.0.0"), Package("A", "9.0.0")], default);

        Assert.Equal(
            [$"{_feed.Prefix}.A 9.0.0", $"{_feed.Prefix}.B 1.0.0", $"{_feed.Prefix}.C 3.0.0"],
            missing.Select(package => $"{package.Package.Id} {package.Package.Version}"));
        Assert.Contains("another content", missing[1].Reason, StringComparison.Ordinal);
        Assert.Contains("No package source serves", missing[2].Reason, StringComparison.Ordinal);
        Assert.Contains("looked in local", missing[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SupplyAsync_AnotherContentOnDisk_IsNotTaken()
    {
        _feed.Add("A", "1.0.0");
        await _test.ResultAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n1");
        ResolvedPackage stamped = _test.Kernel.Packages[0] with { Sha512 = "AAAA" };

        UnavailablePackage missing = Assert.Single(await new PackageSupply().SupplyAsync(_test.Folder, [], [stamped], default));

        Assert.Contains("on this machine has another content", missing.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../evil", "1.0.0")]
    [InlineData("A", "1.0.0/../..")]
    public async Task SupplyAsync_WhatIsNoPackagesName_ReachesNoPath(string id, string version)
    {
        UnavailablePackage missing = Assert.Single(await new PackageSupply().SupplyAsync(
            _test.Folder, [], [new ResolvedPackage(id, version, null, "", "feed", [])], default));

        Assert.Contains("which none can be", missing.Reason, StringComparison.Ordinal);
    }
}
