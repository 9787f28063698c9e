namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>A clock that stands still until told otherwise: 2026-11-23, 10:30 UTC.</summary>
internal sealed class RigClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
