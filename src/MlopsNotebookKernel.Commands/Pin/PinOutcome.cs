namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>What pinning came to.</summary>
public enum PinOutcome
{
    /// <summary>A first stamp was written.</summary>
    Stamped,

    /// <summary>The notebook relies on what its stamp says; no file was changed.</summary>
    Fresh,

    /// <summary>The notebook relies on something else; the stamp was left, because only <c>--update</c> replaces it.</summary>
    Changed,

    /// <summary>The stamp was replaced; the earlier one is kept.</summary>
    Updated,

    /// <summary>The session that wrote the stamp added to it.</summary>
    Extended,

    /// <summary>A pending stamp was completed from the saved document.</summary>
    Settled,

    /// <summary>The stamp was complete before; whether it still holds is for <c>verify</c> to say.</summary>
    AlreadySettled,
}
