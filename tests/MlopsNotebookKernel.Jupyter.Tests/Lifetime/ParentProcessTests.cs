using System.Diagnostics;
using System.Globalization;
using MlopsNotebookKernel.Jupyter.Lifetime;

namespace MlopsNotebookKernel.Jupyter.Tests.Lifetime;

public sealed class ParentProcessTests
{
    [Fact]
    public async Task Ended_ProcessThatEnds_IsSeen()
    {
        if (OperatingSystem.IsWindows())
        {
            // There the variable is an inherited handle, which only a parent can give.
            return;
        }

        using Process process = Process.Start(new ProcessStartInfo("sleep", ["0.3"]))!;
        Task ended = ParentProcess.EndedAsync(process.Id.ToString(CultureInfo.InvariantCulture), CancellationToken.None);

        await process.WaitForExitAsync();
        await ended.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("none")]
    [InlineData("-1")]
    public async Task Ended_NoProcessNamed_NeverIs(string? value)
    {
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ParentProcess.EndedAsync(value, soon.Token));
    }

    [Fact]
    public async Task Ended_ThisProcess_StillLives()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ParentProcess.EndedAsync(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), soon.Token));
    }
}
