namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>The language of a kernel's cells, as front ends want to know it for colouring and for saving.</summary>
/// <param name="Name">Its name as notebooks store it: <c>C#</c>.</param>
/// <param name="Version">Its version, such as <c>14.0</c>.</param>
/// <param name="MimeType">The mime type of its sources.</param>
/// <param name="FileExtension">The extension of its sources, with the dot.</param>
/// <param name="Lexer">What Pygments calls it.</param>
/// <param name="EditorMode">What CodeMirror calls it; a mime type is taken too.</param>
public sealed record KernelLanguage(
    string Name, string Version, string MimeType, string FileExtension, string Lexer, string EditorMode);
