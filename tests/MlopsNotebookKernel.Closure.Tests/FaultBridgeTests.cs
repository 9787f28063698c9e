using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Closure.Tests;

public sealed class FaultBridgeTests
{
    [Fact]
    public async Task Run_Fault_CrossesWithCodeAndRemedy()
    {
        MlopsFaultException fault = await ThrownAsync(new UsageException("MLOPS1099", "That is wrong.", "Write it right."));

        Assert.Equal(("MLOPS1099", "That is wrong.", "Write it right."), (fault.Code, fault.Description, fault.Remedy));
        Assert.Equal("MLOPS1099: That is wrong. Write it right.", fault.Message);
    }

    [Fact]
    public async Task Run_InternalFault_IsOneLineWithoutStackTraceAndALogWithIt()
    {
        MlopsFaultException fault = await ThrownAsync(new InvalidOperationException("First line.\nSecond line."));

        Assert.Equal("MLOPS9999", fault.Code);
        Assert.Equal("An internal fault: First line. Second line.", fault.Description);
        Assert.DoesNotContain("   at ", fault.Message, StringComparison.Ordinal);
        string log = fault.Remedy["Please report it with ".Length..].TrimEnd('.');
        try
        {
            Assert.Contains("   at MlopsNotebookKernel.Closure", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(log);
        }
    }

    [Fact]
    public async Task Run_Cancellation_StaysOne() => await Assert.ThrowsAsync<OperationCanceledException>(() =>
        FaultBridge.RunAsync<int>(() => throw new OperationCanceledException()));

    private static Task<MlopsFaultException> ThrownAsync(Exception fault) =>
        Assert.ThrowsAsync<MlopsFaultException>(() => FaultBridge.RunAsync<int>(() => throw fault));
}
