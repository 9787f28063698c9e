using System.Globalization;
using MlopsNotebookKernel.Commands.Run;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using static MlopsNotebookKernel.Commands.Tests.Run.RunRig;

namespace MlopsNotebookKernel.Commands.Tests.Run;

/// <summary>Culture and time zone belong to the whole process.</summary>
[Collection("process")]
public sealed class StampedRunTests : IDisposable
{
    private readonly RunRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Enter_CultureAndZone_AreSetAndPutBack()
    {
        (string culture, string zone) = (CultureInfo.CurrentCulture.Name, TimeZoneInfo.Local.Id);
        string other = OperatingSystem.IsWindows() ? StampedRuntime.Current().TimeZone : "Asia/Tokyo";

        using (StampedSurroundings.Enter(Runtime("de-DE", other)))
        {
            string inside = "";
            Thread thread = new(() => inside = $"{CultureInfo.CurrentCulture.Name} {StampedRuntime.Current().TimeZone} {1.5}");
            thread.Start();
            thread.Join();
            Assert.Equal($"de-DE {other} 1,5", inside);
        }

        Assert.Equal((culture, zone), (CultureInfo.CurrentCulture.Name, TimeZoneInfo.Local.Id));
    }

    [Theory]
    [InlineData("no-such-culture-at-all", null)]
    [InlineData("invariant", "Nowhere/Land")]
    public void Enter_WhatThisMachineLacks_IsRefusedBeforeAnythingIsSet(string culture, string? zone)
    {
        string before = CultureInfo.CurrentCulture.Name;

        Assert.Equal("MLOPS1712", Assert.Throws<StampException>(() => StampedSurroundings.Enter(Runtime(culture, zone ?? StampedRuntime.Current().TimeZone))).Code);
        Assert.Equal(before, CultureInfo.CurrentCulture.Name);
    }

    [Fact]
    public async Task Run_AsStamped_HandsThePackagesOfTheStampToTheKernel()
    {
        _rig.Write("a.ipynb", CodeCell("1"));
        Stamp stamp = new()
        {
            Notebook = "a.ipynb",
            Question = "?",
            Stamped = DateTimeOffset.UnixEpoch,
            Settled = true,
            Pins = [],
            Git = null,
            Runtime = StampedRuntime.Current(),
            Cells = [],
            Flaws = [],
            Packages = [new ResolvedPackage("A", "1.0.0", "1.0.0", "x", "feed", ["B"]), new ResolvedPackage("B", "2.0.0", null, "y", "feed", [])],
            Assets = [],
            Files = [],
            Models = [],
            Metrics = [],
            Decisions = [],
        };
        File.WriteAllText(Path.Combine(_rig.Root, "a.pin.json"), StampJson.Write(stamp));

        await _rig.RunAsync("a.ipynb", "--as-stamped", "a.pin.json");

        Assert.Equal(["A 1.0.0", "B 2.0.0"], _rig.Pinned!.Select(package => $"{package.Id} {package.Version}"));
        Assert.Equal("MLOPS1711", (await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync("a.ipynb", "--as-stamped", "b.pin.json"))).Code);
    }

    private static StampedRuntime Runtime(string culture, string zone) => new(".NET 10.0.0", "Linux", "x64", culture, zone);
}
