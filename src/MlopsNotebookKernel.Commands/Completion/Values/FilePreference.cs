namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>Which files are the likeliest.</summary>
internal enum FilePreference
{
    /// <summary>Folders and files alike; what holds data first.</summary>
    Any,

    /// <summary>Files that hold data first, then folders and other files.</summary>
    Data,

    /// <summary>Notebooks and folders only.</summary>
    Notebooks,
}
