namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A call of a pure function as the notebook made it.</summary>
/// <param name="Function">The function with the types of its parameters: <c>Shift(int, double)</c>.</param>
/// <param name="Arguments">The arguments, as C# source.</param>
/// <param name="Kind">How the result is compared: <see cref="ExpectationKind.Equal"/>, <see cref="ExpectationKind.Close"/> or <see cref="ExpectationKind.Null"/>.</param>
/// <param name="Expected">The result, as C# source; empty for null.</param>
public sealed record ExpectedCall(string Function, IReadOnlyList<string> Arguments, ExpectationKind Kind, string Expected);
