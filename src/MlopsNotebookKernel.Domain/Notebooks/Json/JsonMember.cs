namespace MlopsNotebookKernel.Domain.Notebooks.Json;

/// <summary>A member of a JSON object, as written.</summary>
/// <param name="Name">Its name, unescaped.</param>
/// <param name="RawName">Its name as written, quotes included.</param>
/// <param name="Value">Its value as written.</param>
internal readonly record struct JsonMember(string Name, ReadOnlyMemory<byte> RawName, ReadOnlyMemory<byte> Value);
