namespace MlopsNotebookKernel.Code.Exports;

/// <summary>What a replay is for.</summary>
internal enum ReplayKind
{
    /// <summary>Tests: the notebook's values, with the constants and the paths that it has.</summary>
    Tests,

    /// <summary>The command line: what steps give, with options and paths of the caller's.</summary>
    CommandLine,
}
