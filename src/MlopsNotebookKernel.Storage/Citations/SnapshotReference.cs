namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>A snapshot as a fact names it, beside its kept bytes or without them.</summary>
/// <param name="Name">The snapshot's name.</param>
/// <param name="Id">Its id, or the beginning of it.</param>
/// <param name="Fact">The fact's path from the repository's root, forward slashes.</param>
public sealed record SnapshotReference(string Name, string Id, string Fact)
{
    /// <summary>What to call it: <c>flights@3fa2b1c09d77</c>.</summary>
    public string Label => $"{Name}@{(Id.Length > 12 ? Id[..12] : Id)}";

    /// <summary>Whether a user who typed <c>name@id</c>, with as many digits as they liked, means this one.</summary>
    /// <param name="typed">What was typed.</param>
    public bool IsMeantBy(string typed) => typed.Split('@') is [var name, { Length: >= 4 } id] && name == Name
        && (id.StartsWith(Id, StringComparison.Ordinal) || Id.StartsWith(id, StringComparison.Ordinal));
}
