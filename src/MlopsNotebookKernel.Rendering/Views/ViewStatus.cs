namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>How a result is to be read at a glance; shown by a word and a sign as well as by colour.</summary>
public enum ViewStatus
{
    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Look at it.</summary>
    Warning,

    /// <summary>The answer is no.</summary>
    Bad,
}
