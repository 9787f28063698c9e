using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>What verifying one notebook came to.</summary>
/// <param name="Notebook">Its path relative to the folder asked from, forward slashes.</param>
/// <param name="State">The verdict.</param>
/// <param name="Stamp">Its stamp; null for an unpinned one.</param>
/// <param name="Pending">How many cells below the pin are not in the stamp yet.</param>
/// <param name="Differences">Each difference; those that are no change too.</param>
/// <param name="Flaws">What makes it hollow.</param>
/// <param name="Missing">What the stamp lacks to be of use in another clone.</param>
/// <param name="Remedies">The cheapest that mends all of it, in order.</param>
/// <param name="Drift">The drift of each table that moved.</param>
public sealed record VerifiedNotebook(
    string Notebook,
    StampState State,
    Stamp? Stamp,
    int Pending,
    IReadOnlyList<StampDifference> Differences,
    IReadOnlyList<StampFlaw> Flaws,
    IReadOnlyList<Incompleteness> Missing,
    IReadOnlyList<Remedy> Remedies,
    IReadOnlyList<AssetDrift> Drift)
{
    /// <summary>Why it could not be verified; null unless <see cref="State"/> is <see cref="StampState.Unreadable"/>.</summary>
    public VerifyFault? Fault { get; init; }

    /// <summary>Whether what it says may be relied on.</summary>
    public bool Holds => State is StampState.Fresh or StampState.ProseOnly or StampState.Incomplete or StampState.Pending;

    /// <summary>A notebook without a stamp.</summary>
    /// <param name="notebook">Its path relative to the folder asked from.</param>
    public static VerifiedNotebook Unpinned(string notebook) => new(
        notebook,
        StampState.Unpinned,
        null,
        0,
        [],
        [],
        [],
        [new Remedy(RemedyKind.Rerun, "Put #!mlops-pin --question \"…\" in a cell and run the notebook.", 1)],
        []);

    /// <summary>A notebook that could not be verified.</summary>
    /// <param name="notebook">Its path relative to the folder asked from.</param>
    /// <param name="fault">Why.</param>
    public static VerifiedNotebook Unreadable(string notebook, VerifyFault fault) =>
        new(notebook, StampState.Unreadable, null, 0, [], [], [], [], []) { Fault = fault };
}
