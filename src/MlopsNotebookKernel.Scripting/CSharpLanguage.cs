using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting;

/// <summary>C#, as front ends want to know it.</summary>
public static class CSharpLanguage
{
    /// <summary>The definition.</summary>
    public static KernelLanguage Definition { get; } = new("C#", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp");
}
