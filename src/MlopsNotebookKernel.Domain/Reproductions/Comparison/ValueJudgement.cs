namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>How two texts compare.</summary>
/// <param name="IsSame">Whether they count as the same.</param>
/// <param name="Deviation">The largest relative difference of their numbers; null when the texts are equal, masks applied.</param>
/// <param name="Masked">The masks that made them equal.</param>
public sealed record ValueJudgement(bool IsSame, double? Deviation, IReadOnlyList<string> Masked)
{
    /// <summary>Equal as they stand.</summary>
    public static ValueJudgement Equal { get; } = new(true, null, []);

    /// <summary>Not the same.</summary>
    public static ValueJudgement Different { get; } = new(false, null, []);
}
