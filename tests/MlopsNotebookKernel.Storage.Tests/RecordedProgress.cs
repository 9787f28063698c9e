namespace MlopsNotebookKernel.Storage.Tests;

/// <summary>Records what is reported, at once and in order.</summary>
internal sealed class RecordedProgress : IProgress<long>
{
    public List<long> Values { get; } = [];

    public void Report(long value) => Values.Add(value);
}
