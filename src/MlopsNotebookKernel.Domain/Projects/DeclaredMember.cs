namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>A type or member that a project's source declares.</summary>
/// <param name="Name">Its name with those of its namespace and types, without parameters: <c>Flights.Loader.Load</c>.</param>
/// <param name="Signature">What others see of it, on one line, comments and layout left out.</param>
/// <param name="IsPublic">Whether other assemblies can use it: public, or protected where it can be inherited.</param>
/// <param name="Body">SHA-256 (hexadecimal) of all its code; equal code gives the same, however it is laid out.</param>
/// <param name="ActsUnasked">Whether it changes what existing code does merely by being there: an override, an operator, a static constructor.</param>
public sealed record DeclaredMember(string Name, string Signature, bool IsPublic, string Body, bool ActsUnasked = false);
