namespace MlopsNotebookKernel.Commands.Init;

/// <summary>What became of a file.</summary>
internal enum InitOutcome
{
    /// <summary>It was not there and is now.</summary>
    Created,

    /// <summary>Lines were added to it; what it held is unchanged.</summary>
    Extended,

    /// <summary>It was there and is untouched.</summary>
    Kept,
}
