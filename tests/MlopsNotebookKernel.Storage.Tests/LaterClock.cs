namespace MlopsNotebookKernel.Storage.Tests;

/// <summary>The time an hour from now: files just written are settled to it.</summary>
internal sealed class LaterClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
}
