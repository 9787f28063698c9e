using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Reproductions;

public sealed class ReproductionSettingsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-settings-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("""{ "schema": "mlops.config/1", "remotes": { "share": "/mnt" } }""")]
    public void Read_NothingSaid_IsTheDefaults(string? config)
    {
        ReproductionSettings settings = Read(config);

        Assert.Equal(1e-9, settings.Tolerance);
        Assert.Empty(settings.Masks);
    }

    [Fact]
    public void Read_ToleranceAndMasks_AreTaken()
    {
        ReproductionSettings settings = Read("""{ "schema": "mlops.config/1", "reproduce": { "tolerance": 1e-6, "masks": [ { "name": "run numbers", "pattern": "run-[0-9]+" } ] } }""");

        Assert.Equal(1e-6, settings.Tolerance);
        Assert.Equal("<masked> ends", Assert.Single(settings.Masks).OfStored("run-17 ends"));
    }

    [Theory]
    [InlineData("""{ "reproduce": { "tolerance": -1 } }""")]
    [InlineData("""{ "reproduce": { "tolerance": "wide" } }""")]
    [InlineData("""{ "reproduce": { "masks": [ { "name": "x" } ] } }""")]
    [InlineData("""{ "reproduce": { "masks": [ null ] } }""")]
    [InlineData("""{ "reproduce": { "masks": [ { "name": "x", "pattern": "(" } ] } }""")]
    [InlineData("""{ "reproduce": { "masks": [ { "name": "x", "pattern": "(?=a)b" } ] } }""")]
    [InlineData("""{ "reproduce": [] }""")]
    public void Read_WhatCannotBe_IsRefusedWithTheForm(string config) =>
        Assert.Equal("MLOPS2510", Assert.Throws<ReproductionException>(() => Read(config)).Code);

    [Fact]
    public void Masks_AHostilePattern_TakesTimeLinearToTheText()
    {
        ReproductionSettings settings = Read("""{ "reproduce": { "masks": [ { "name": "x", "pattern": "(a+)+$" } ] } }""");

        Assert.Equal(100_001, settings.Masks[0].OfStored(new string('a', 100_000) + "!").Length);
    }

    private ReproductionSettings Read(string? config)
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, ".mlops"));
        if (config is not null)
        {
            File.WriteAllText(Path.Combine(_root.FullName, ".mlops", "config.json"), config);
        }

        return ReproductionSettings.Read(new Workspace(_root.FullName, null, null));
    }
}
