using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>A table that is opened when it is first needed, and closed at the end.</summary>
/// <param name="open">Opens it.</param>
internal sealed class LazyTable(Func<CancellationToken, Task<ITable>> open) : IAsyncDisposable
{
    private ITable? _table;

    /// <summary>The table.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ITable> OpenAsync(CancellationToken cancellation) => _table ??= await open(cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _table?.DisposeAsync() ?? ValueTask.CompletedTask;
}
