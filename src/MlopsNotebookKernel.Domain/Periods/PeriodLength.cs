namespace MlopsNotebookKernel.Domain.Periods;

/// <summary>How long the periods are that a stream is looked at by.</summary>
public enum PeriodLength
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks, from Monday on (ISO 8601).</summary>
    Week,

    /// <summary>Months of the calendar.</summary>
    Month,
}
