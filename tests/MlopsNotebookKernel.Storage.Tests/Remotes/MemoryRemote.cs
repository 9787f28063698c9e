using System.Collections.Concurrent;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Tests.Remotes;

/// <summary>A remote in memory, which can be told to fail.</summary>
internal sealed class MemoryRemote : IRemote
{
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>Runs before an object is written, with the number of writes so far.</summary>
    public Action<int>? Writing { get; init; }

    public int Writes => _writes;

    public int Reads => _reads;

    public string Place => "memory";

    private int _writes;
    private int _reads;

    public Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<string> digests, CancellationToken cancellation) => Task.Run(
        () => (IReadOnlySet<string>)digests.Where(digest => Objects.ContainsKey(Checked(digest))).ToHashSet(), cancellation);

    public Task<byte[]?> ReadAsync(string digest, CancellationToken cancellation) => Task.Run(
        () =>
        {
            Interlocked.Increment(ref _reads);
            return Objects.GetValueOrDefault(Checked(digest));
        },
        cancellation);

    public Task WriteAsync(string digest, ReadOnlyMemory<byte> stored, CancellationToken cancellation) => Task.Run(
        () =>
        {
            Writing?.Invoke(Interlocked.Increment(ref _writes));
            Objects[Checked(digest)] = stored.ToArray();
        },
        cancellation);

    private static string Checked(string digest) => ContentDigest.IsValid(digest) ? digest : throw new ArgumentException("No digest.", nameof(digest));
}
