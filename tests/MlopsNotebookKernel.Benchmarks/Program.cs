using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MlopsNotebookKernel.Benchmarks.Exports;
using MlopsNotebookKernel.Benchmarks.Checks;
using MlopsNotebookKernel.Benchmarks.Gates;
using MlopsNotebookKernel.Benchmarks.Notebooks;
using MlopsNotebookKernel.Benchmarks.Statistics;

// "statistics DIR" and "gate DIR REPLICATES" are the peers' ways in; everything else is BenchmarkDotNet's.
if (args is ["statistics", var folder])
{
    StatisticsVerb.Run(folder, Console.Out);
    return;
}

// A thousand checks of a Parquet file in one pass: "checks FILE".
if (args is ["checks", var table])
{
    await ChecksVerb.RunAsync(table, Console.Out);
    return;
}

if (args is ["gate", var predictions, var replicates])
{
    GateVerb.Run(predictions, int.Parse(replicates, CultureInfo.InvariantCulture), Console.Out);
    return;
}

// How often gates err.
if (args is ["gate-errors", var runs])
{
    GateErrorsVerb.Run(int.Parse(runs, CultureInfo.InvariantCulture), Console.Out);
    return;
}

// How published notebooks fare: "notebooks DIR…" runs each by "notebook FILE" in a process of its own.
if (args is ["notebooks", .. var folders])
{
    await NotebooksVerb.RunAsync(folders, Console.Out);
    return;
}

if (args is ["notebook", var notebook])
{
    await NotebookVerb.RunAsync(notebook, Console.Out);
    return;
}

// How their cells fare at export: "exports DIR…", or "exports --to DIR DIR…" to write the libraries, too.
if (args is ["exports", "--to", var target, .. var exported])
{
    await ExportsVerb.RunAsync(exported, target, Console.Out);
    return;
}

if (args is ["exports", .. var read])
{
    await ExportsVerb.RunAsync(read, null, Console.Out);
    return;
}

// In one process: no project is generated and built for each benchmark, and whoever shares the machine is spared.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
