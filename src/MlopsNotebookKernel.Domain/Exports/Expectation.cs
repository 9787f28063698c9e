namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>One thing a test asserts of a value.</summary>
/// <param name="Path">What follows the value in C#: empty, <c>.Count</c>, <c>[0].Origin</c>, <c>.Sum(row =&gt; row.Delay)</c>.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Expected">What the notebook had, as a C# literal; empty for <see cref="ExpectationKind.NotNull"/> and <see cref="ExpectationKind.Null"/>.</param>
public sealed record Expectation(string Path, ExpectationKind Kind, string Expected);
