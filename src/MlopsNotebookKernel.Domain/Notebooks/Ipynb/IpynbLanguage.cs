using MlopsNotebookKernel.Domain.Notebooks.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Ipynb;

/// <summary>Which language a notebook and a cell are in, by the metadata of the hosts that wrote them.</summary>
internal static class IpynbLanguage
{
    /// <summary>The notebook's language; C# when it does not say.</summary>
    /// <param name="metadata">The notebook's metadata as written.</param>
    public static string OfNotebook(ReadOnlyMemory<byte>? metadata)
    {
        JsonMembers? members = Object(metadata);
        string? name = Text(Inner(Inner(members, "polyglot_notebook"), "kernelInfo"), "defaultKernelName")
            ?? Text(Inner(Inner(members, "dotnet_interactive"), "kernelInfo"), "defaultKernelName")
            ?? Text(Inner(members, "kernelspec"), "language")
            ?? Text(Inner(members, "language_info"), "name")
            ?? Text(Inner(members, "kernelspec"), "name");
        return name is null ? NotebookLanguage.CSharp : NotebookLanguage.Normalize(name);
    }

    /// <summary>The language that a cell names; null when it names none.</summary>
    /// <param name="metadata">The cell's metadata.</param>
    public static string? OfCell(JsonMembers? metadata)
    {
        string? name = Text(Inner(metadata, "polyglot_notebook"), "kernelName")
            ?? Text(Inner(metadata, "dotnet_interactive"), "language")
            ?? Text(Inner(metadata, "vscode"), "languageId");
        return name is null ? null : NotebookLanguage.Normalize(name);
    }

    private static JsonMembers? Inner(JsonMembers? members, string name) => Object(members?.Find(name));

    private static JsonMembers? Object(ReadOnlyMemory<byte>? raw) =>
        raw is { } value && value.Span[0] == (byte)'{' ? JsonMembers.Parse(value) : null;

    private static string? Text(JsonMembers? members, string name) =>
        members?.Find(name) is { } raw && JsonText.String(raw) is { } text && text.Trim().Length > 0 ? text : null;
}
