using MlopsNotebookKernel.Domain.Machines;

namespace MlopsNotebookKernel.Domain.Tests.Machines;

public sealed class EnvironmentVariableRulesTests
{
    [Theory]
    [InlineData("DOTNET_ROOT", true)]
    [InlineData("CI", true)]
    [InlineData("LC_ALL", true)]
    [InlineData("PATH", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    [InlineData("CIRCUS", false)]
    public void IsAllowed_Name_OnlyOnTheList(string name, bool expected) => Assert.Equal(expected, EnvironmentVariableRules.IsAllowed(name));

    [Theory]
    [InlineData("DOTNET_FEED_TOKEN", "x")]
    [InlineData("MLOPS_API_KEY", "x")]
    [InlineData("DOTNET_PROXY", "http://user:word@proxy.local:8080")]
    [InlineData("DOTNET_PROXY", "https://abcdef@feed.local/index.json")]
    [InlineData("DOTNET_X", "ghp_0123456789abcdefABCDEF")]
    [InlineData("DOTNET_X", "eyJhbGciOiJIUzI1NiJ9.e30.abc")]
    [InlineData("DOTNET_X", "Server=db;Password=hunter2")]
    [InlineData("DOTNET_X", "9f86d081884c7d659a2feaa0c55ad015")]
    [InlineData("DOTNET_X", "-----BEGIN PRIVATE")]
    public void Shown_SecretOnTheList_IsMasked(string name, string value)
    {
        EnvironmentVariable shown = Assert.Single(EnvironmentVariableRules.Shown([KeyValuePair.Create(name, value)], ""));
        Assert.True(shown.IsMasked);
        Assert.Equal("***", shown.Value);
    }

    [Theory]
    [InlineData("DOTNET_ROOT", "/home/someone/.dotnet", "~/.dotnet")]
    [InlineData("DOTNET_NOLOGO", "1", "1")]
    [InlineData("LANG", "en_GB.UTF-8", "en_GB.UTF-8")]
    [InlineData("TZ", "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "false", "false")]
    [InlineData("NUGET_PACKAGES", "/var/cache/nuget-packages-2026-shared", "/var/cache/nuget-packages-2026-shared")]
    public void Shown_HarmlessValue_IsShownWithoutTheHomeFolder(string name, string value, string expected) =>
        Assert.Equal(
            new EnvironmentVariable(name, expected, false),
            Assert.Single(EnvironmentVariableRules.Shown([KeyValuePair.Create(name, value)], "/home/someone")));

    [Fact]
    public void Shown_Several_AreSortedOrdinally() =>
        Assert.Equal(["CI", "DOTNET_A", "TZ"], EnvironmentVariableRules.Shown(
            [KeyValuePair.Create("TZ", "UTC"), KeyValuePair.Create("HOME", "/x"), KeyValuePair.Create("DOTNET_A", "1"), KeyValuePair.Create("CI", "true")], "").Select(variable => variable.Name));
}
