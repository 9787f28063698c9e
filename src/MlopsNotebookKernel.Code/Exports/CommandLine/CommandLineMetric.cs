namespace MlopsNotebookKernel.Code.Exports.CommandLine;

/// <summary>A number that the command line prints after training.</summary>
/// <param name="Name">What the notebook calls it.</param>
/// <param name="Expression">How it comes from the run, as C# source.</param>
/// <param name="Variable">The notebook's variable.</param>
/// <param name="Path">What follows the variable: empty, or a property.</param>
internal sealed record CommandLineMetric(string Name, string Expression, string Variable, string Path);
