using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Remotes;

public sealed class RemoteSettingsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlops-remotes-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void AddressOf_RemoteThatOnlyTheRepositoryNames_IsRefusedUntilAccepted()
    {
        Configure("""{"schema":"mlops.config/1","remotes":{"lab":{"address":"../lab"}}}""");
        RemoteException refused = Assert.Throws<RemoteException>(() => Settings.AddressOf(Settings.Only()));
        Assert.Equal("MLOPS2305", refused.Code);
        Assert.Contains(Path.GetFullPath("../lab", _root), refused.Message, StringComparison.Ordinal);

        Settings.Accept("lab");
        Assert.Equal(Path.GetFullPath("../lab", _root), Settings.AddressOf(Settings.Only()).Folder);
    }

    [Fact]
    public void AddressOf_AcceptedRemoteThatMoved_IsAskedAboutAgain()
    {
        Configure("""{"schema":"mlops.config/1","remotes":{"lab":{"address":"../lab"}}}""");
        Settings.Accept("lab");
        Configure("""{"schema":"mlops.config/1","remotes":{"lab":{"address":"../elsewhere"}}}""");
        Assert.Equal("MLOPS2305", Assert.Throws<RemoteException>(() => Settings.AddressOf(Settings.Only())).Code);
    }

    [Fact]
    public void Add_ToTheRepository_KeepsWhatTheFileHadAndIsAccepted()
    {
        Configure("""{"schema":"mlops.config/1","mask":[1]}""");
        Settings.Add("lab", "../lab", forUser: false);
        Assert.Equal(
            """{"schema":"mlops.config/1","mask":[1],"remotes":{"lab":{"address":"../lab"}}}""",
            JsonNode.Parse(File.ReadAllText(Path.Combine(_root, ".mlops", "config.json")))!.ToJsonString());
        Assert.True(Settings.Find("lab").IsAccepted);
        Assert.False(new RemoteSettings(Workspace, null).Find("lab").IsAccepted);
    }

    [Fact]
    public void Add_ForTheUser_WinsOverTheRepositorys()
    {
        Configure("""{"schema":"mlops.config/1","remotes":{"lab":{"address":"../lab"}}}""");
        Settings.Add("lab", "../mine", forUser: true);
        Assert.Equal((RemoteSource.User, Path.GetFullPath("../mine", _root)), (Settings.Only().Source, Settings.AddressOf(Settings.Only()).Folder));
        Settings.Remove("lab");
        Assert.Equal(RemoteSource.Repository, Settings.Only().Source);
    }

    [Fact]
    public void Add_NameOfAnotherPlace_IsRefused()
    {
        Settings.Add("lab", "../lab", forUser: false);
        Settings.Add("lab", "../lab", forUser: false);
        Assert.Equal("MLOPS2309", Assert.Throws<RemoteException>(() => Settings.Add("lab", "../other", forUser: false)).Code);
        Assert.Equal("MLOPS2309", Assert.Throws<RemoteException>(() => Settings.Add("No Name", "../other", forUser: false)).Code);
    }

    [Fact]
    public void Only_NoneOrSeveral_SaysWhatToDo()
    {
        Assert.Equal("MLOPS2301", Assert.Throws<RemoteException>(() => Settings.Only()).Code);
        Settings.Add("one", "../one", forUser: false);
        Settings.Add("two", "../two", forUser: false);
        Assert.Equal("MLOPS2308", Assert.Throws<RemoteException>(() => Settings.Only()).Code);
        Assert.Equal("MLOPS2302", Assert.Throws<RemoteException>(() => Settings.Find("onee")).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"schema":"mlops.config/9"}""")]
    [InlineData("""{"schema":"mlops.config/1","remotes":[]}""")]
    [InlineData("""{"schema":"mlops.config/1","remotes":{"lab":"../lab"}}""")]
    [InlineData("""{"schema":"mlops.config/1","remotes":{"lab":{"address":7}}}""")]
    [InlineData("""{"schema":"mlops.config/1","remotes":{"lab":{"address":"a"},"lab":{"address":"b"}}}""")]
    public void All_MalformedConfiguration_IsNamed(string text)
    {
        Configure(text);
        Assert.Equal("MLOPS2306", Assert.Throws<RemoteException>(() => Settings.All()).Code);
    }

    [Fact]
    public void Accept_UserWithoutAPlaceForSettings_SaysSo()
    {
        Configure("""{"schema":"mlops.config/1","remotes":{"lab":{"address":"../lab"}}}""");
        Assert.Equal("MLOPS2307", Assert.Throws<RemoteException>(() => new RemoteSettings(Workspace, null).Accept("lab")).Code);
    }

    private Workspace Workspace => new(_root, null, null);

    private RemoteSettings Settings => new(Workspace, Path.Combine(_root, "user"));

    private void Configure(string text)
    {
        Directory.CreateDirectory(Path.Combine(_root, ".mlops"));
        File.WriteAllText(Path.Combine(_root, ".mlops", "config.json"), text);
    }
}
