namespace MlopsNotebookKernel.Hosting;

/// <summary>A command, as a host offers it.</summary>
/// <param name="Verb">Its verb: <c>drift</c> is <c>#!mlops-drift</c>.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Parameters">Its parameters; those given by their place first.</param>
public sealed record CommandDescription(string Verb, string Purpose, IReadOnlyList<ParameterDescription> Parameters);
