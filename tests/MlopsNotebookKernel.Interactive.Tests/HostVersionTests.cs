namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class HostVersionTests
{
    [Fact]
    public void Refusal_HostThatHasAllThatIsNeeded_IsNone() => Assert.Null(HostVersion.Refusal(typeof(Microsoft.DotNet.Interactive.Kernel).Assembly));

    [Fact]
    public void Refusal_HostThatLacksAType_SaysSoInASentence()
    {
        MlopsFaultException? refusal = HostVersion.Refusal(
            typeof(Microsoft.DotNet.Interactive.Kernel).Assembly, [("Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.NotThere")]);

        Assert.Equal("MLOPS1220", refusal!.Code);
        Assert.Contains("older than June 2025", refusal.Message, StringComparison.Ordinal);
    }
}
