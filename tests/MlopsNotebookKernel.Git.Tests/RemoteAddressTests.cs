namespace MlopsNotebookKernel.Git.Tests;

public class RemoteAddressTests
{
    [Theory]
    [InlineData("https://example.org/a/b.git", "https://example.org/a/b.git")]
    [InlineData("https://user:pa%40ss@example.org:8443/a/b.git?private_token=x#y", "https://example.org:8443/a/b.git")]
    [InlineData("https://ghp_token@example.org/a", "https://example.org/a")]
    [InlineData("https://user:p@ss@example.org/a", "https://example.org/a")]
    [InlineData("https://user:p ss@example.org", "https://example.org")]
    [InlineData("HTTPS://u:p@example.org/a", "https://example.org/a")]
    [InlineData("git@example.org:a/b.git", "git@example.org:a/b.git")]
    [InlineData("ada@example.org:a/b.git", "example.org:a/b.git")]
    [InlineData("ssh://git@example.org:22/a", "ssh://git@example.org:22/a")]
    [InlineData("ssh://ada:secret@example.org/a", "ssh://example.org/a")]
    [InlineData("codecommit::https://key:secret@example.org/a", "https://example.org/a")]
    [InlineData("ext::sh -c secret", null)]
    [InlineData("/home/ada/repo.git", null)]
    [InlineData("../repo", null)]
    [InlineData("C:\\repos\\x", null)]
    [InlineData("C:/repos/x", null)]
    [InlineData("file:///home/ada/repo.git", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clean_Address_LosesSecretsAndMachinePaths(string? address, string? expected) =>
        Assert.Equal(expected, RemoteAddress.Clean(address));
}
