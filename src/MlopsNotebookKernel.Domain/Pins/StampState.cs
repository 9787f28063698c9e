namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>What verifying a notebook came to.</summary>
public enum StampState
{
    /// <summary>Nothing differs.</summary>
    Fresh,

    /// <summary>Only comments, whitespace, or bytes with the same values differ: as good as fresh.</summary>
    ProseOnly,

    /// <summary>Nothing that matters differs, and the stamp lacks something that another clone would need.</summary>
    Incomplete,

    /// <summary>The cells below the pin are not in the stamp yet.</summary>
    Pending,

    /// <summary>Something the notebook relied on differs.</summary>
    Stale,

    /// <summary>The stamp never told the whole story: its state is not what its cells, in order, give.</summary>
    Hollow,

    /// <summary>There is no stamp.</summary>
    Unpinned,

    /// <summary>The notebook, its stamp, or something that judging it needs cannot be read.</summary>
    Unreadable,
}
