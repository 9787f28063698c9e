using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Domain.Tests.Remotes;

public sealed class RemoteAddressTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "clone");

    [Theory]
    [InlineData("../objects", "../objects")]
    [InlineData("./objects/", "objects")]
    public void Parse_RelativeFolder_StartsAtTheRoot(string text, string expected) =>
        Assert.Equal(Path.GetFullPath(expected, Root), RemoteAddress.Parse(text, Root).Folder);

    [Fact]
    public void Parse_FileAddress_IsItsFolder()
    {
        string folder = Path.Combine(Root, "a b");
        Assert.Equal(folder, RemoteAddress.Parse(new Uri(folder).AbsoluteUri, Root).Folder);
    }

    [Theory]
    [InlineData("https://ada:hunter2@example.org/x")]
    [InlineData("https://token@example.org/x")]
    [InlineData("s3://bucket/x?X-Amz-Signature=hunter2")]
    [InlineData("smb://ada;hunter2@server/share")]
    public void Parse_Credentials_AreRefusedAndNotRepeated(string text)
    {
        RemoteException refused = Assert.Throws<RemoteException>(() => RemoteAddress.Parse(text, Root));
        Assert.Equal("MLOPS2303", refused.Code);
        Assert.DoesNotContain("hunter2", refused.Message + refused.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("token@", refused.Message + refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("https://example.org/x")]
    [InlineData(@"\\?\C:\x")]
    [InlineData(@"\\.\PhysicalDrive0")]
    [InlineData("//./pipe/x")]
    public void Parse_NoFolder_IsRefused(string text) =>
        Assert.Equal("MLOPS2304", Assert.Throws<RemoteException>(() => RemoteAddress.Parse(text, Root)).Code);

    [Theory]
    [InlineData("/")]
    [InlineData("/dev/sda")]
    [InlineData("/proc/self/fd")]
    [InlineData(@"\\server\share\x")]
    [InlineData(@"C:\objects")]
    [InlineData("file://server/share")]
    public void Parse_NoFolderOnUnix_IsRefused(string text)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("MLOPS2304", Assert.Throws<RemoteException>(() => RemoteAddress.Parse(text, Root)).Code);
        }
    }
}
