namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>A rule and what became of it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Subject">The metric, or the class, that it is about.</param>
/// <param name="Outcome">What the evidence says.</param>
/// <param name="Limit">The value that it names: a floor, an improvement (for the better is positive), an allowance.</param>
/// <param name="Value">The value held against it; null where it is not known or not defined.</param>
/// <param name="Low">The lower end of the value's interval; null without one.</param>
/// <param name="High">The upper end.</param>
/// <param name="MoreRows">About how many more rows would decide, if values stay as they are; null where that is no matter of rows.</param>
/// <param name="Slice">The slice, as <c>column = value</c>; null for all rows.</param>
public sealed record JudgedRule(
    RuleKind Kind, string Subject, RuleOutcome Outcome, double Limit, double? Value, double? Low, double? High, long? MoreRows, string? Slice);
