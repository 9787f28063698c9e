using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>
/// All that a notebook relied on when it ran. Committed as <c>.mlops/pins/&lt;notebook&gt;.pin.json</c> with
/// <c>"schema": "mlops.pin/1"</c>. It holds nothing of the machine that made it: no absolute path, no duration, no
/// session, no host name.
/// </summary>
public sealed record Stamp
{
    /// <summary>The format's name and version.</summary>
    public const string Schema = "mlops.pin/1";

    /// <summary>The notebook, relative to the workspace's root, forward slashes.</summary>
    public required string Notebook { get; init; }

    /// <summary>The question the notebook investigates.</summary>
    public required string Question { get; init; }

    /// <summary>When this content was stamped, UTC, whole seconds; pinning again with nothing changed leaves it.</summary>
    public required DateTimeOffset Stamped { get; init; }

    /// <summary>Whether the cells below the pin are in it too, or are still pending.</summary>
    public required bool Settled { get; init; }

    /// <summary>How many of <see cref="Cells"/> had run at each pin cell, in order of the pins.</summary>
    public required IReadOnlyList<int> Pins { get; init; }

    /// <summary>The repository; null without Git.</summary>
    public required StampedRepository? Git { get; init; }

    /// <summary>What it ran on.</summary>
    public required StampedRuntime Runtime { get; init; }

    /// <summary>The last run of every cell, in order of execution; pin and verify lines are left out.</summary>
    public required IReadOnlyList<StampedCell> Cells { get; init; }

    /// <summary>What makes the notebook's state other than its cells, in order, would give; empty for a sound run.</summary>
    public required IReadOnlyList<StampFlaw> Flaws { get; init; }

    /// <summary>The whole resolved graph of packages, sorted by id.</summary>
    public required IReadOnlyList<ResolvedPackage> Packages { get; init; }

    /// <summary>The snapshots taken, restored or compared with, sorted by name, then id.</summary>
    public required IReadOnlyList<StampedAsset> Assets { get; init; }

    /// <summary>Files that code used, the origins and copies of the notebook's own snapshots apart, sorted by path.</summary>
    public required IReadOnlyList<StampedFile> Files { get; init; }

    /// <summary>Whether the session saw which files its code opened, so that <see cref="Files"/> holds those too that no cell names; false in stamps of versions that did not look.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SeesReads { get; init; }

    /// <summary>Projects of the repository whose code was used, sorted by path; empty in stamps of versions that did not look at them.</summary>
    public IReadOnlyList<StampedProject> Projects { get; init; } = [];

    /// <summary>Sources of random numbers in the cells, in order; empty in stamps of versions that did not look for them.</summary>
    public IReadOnlyList<StampedRandomness> Randomness { get; init; } = [];

    /// <summary>The models, sorted by name.</summary>
    public required IReadOnlyList<StampedModel> Models { get; init; }

    /// <summary>The last measurement of every metric, sorted by name.</summary>
    public required IReadOnlyList<StampedMetric> Metrics { get; init; }

    /// <summary>Ids of the decisions recorded, sorted.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    /// <summary>
    /// SHA-256 of the stamp file that this one replaced, which is kept under <c>.mlops/pins/.replaced/</c>; null for the first.
    /// </summary>
    public string? Replaces { get; init; }
}
