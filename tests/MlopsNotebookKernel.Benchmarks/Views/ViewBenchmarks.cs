using BenchmarkDotNet.Attributes;
using MlopsNotebookKernel.Benchmarks.Tables;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Benchmarks.Views;

/// <summary>Rendering the view of a drift report with its figures.</summary>
[MemoryDiagnoser]
public class ViewBenchmarks
{
    private View? _view;

    /// <summary>Compares two tables that differ, and composes the view.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        using GeneratedParquet before = await GeneratedParquet.WriteAsync(50_000, 1).ConfigureAwait(false);
        using GeneratedParquet now = await GeneratedParquet.WriteAsync(500, 2).ConfigureAwait(false);
        DriftReport report = DriftAnalyzer.Compare(
            await before.ProfileAsync().ConfigureAwait(false),
            await now.ProfileAsync().ConfigureAwait(false),
            new DriftOptions { Threshold = 0.01 });
        _view = new View(ViewStatus.Warning, DriftRenderer.Summary(report), [.. DriftRenderer.Blocks(report), .. Figures(report)]);
    }

    /// <summary>What a terminal waits for.</summary>
    [Benchmark]
    public string Text() => ViewRenderer.Render(_view!, null).Data[MimeTypes.Text];

    /// <summary>What a notebook waits for: HTML with static pictures.</summary>
    [Benchmark]
    public string Html() => ViewRenderer.Render(_view!, null).Data[MimeTypes.Html];

    /// <summary>All columns' figures, so that the view has them whatever the verdicts are.</summary>
    private static IEnumerable<ViewBlock> Figures(DriftReport report) => report.Columns
        .Where(column => column.Picture is not null)
        .Select(column => new ViewBlock.Chart(DriftFigures.Of(column)));
}
