using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>Something that holds data, as the user named it: a path, <c>@variable</c>, or a snapshot.</summary>
public abstract record DataReference
{
    private DataReference()
    {
    }

    /// <summary>How to call it in messages and charts.</summary>
    public abstract string Label { get; }

    /// <summary>A file or folder that exists.</summary>
    /// <param name="Path">Absolute path.</param>
    /// <param name="Relative">The path relative to the workspace's root, forward slashes.</param>
    public sealed record Location(string Path, string Relative) : DataReference
    {
        /// <inheritdoc/>
        public override string Label => Relative;
    }

    /// <summary>A variable of the notebook.</summary>
    /// <param name="Value">The variable; its value is not null.</param>
    public sealed record Variable(SessionVariable Value) : DataReference
    {
        /// <inheritdoc/>
        public override string Label => $"@{Value.Name}";
    }

    /// <summary>A snapshot.</summary>
    /// <param name="Manifest">Its manifest.</param>
    public sealed record Kept(SnapshotManifest Manifest) : DataReference
    {
        /// <inheritdoc/>
        public override string Label => $"{Manifest.Name}@{Manifest.ShortId}";
    }
}
