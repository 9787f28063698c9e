namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>How a notebook used a file.</summary>
public enum FileUse
{
    /// <summary>Code read it as data: a snapshot, of whatever notebook, should keep its bytes.</summary>
    Data,

    /// <summary>An assembly, by <c>#r "path"</c>.</summary>
    Reference,

    /// <summary>Code, by <c>#!import</c> or <c>#load</c>.</summary>
    Import,

    /// <summary>Code names it as data, and it lies outside the repository: its path is as written, and it is not looked at again.</summary>
    Outside,
}
