using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Gate.Models;
using MlopsNotebookKernel.Commands.Gate.Predictions;
using MlopsNotebookKernel.Commands.Gate.Views;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>Has a challenger judged, and records what came of it.</summary>
/// <param name="services">The ports.</param>
/// <param name="store">The workspace's gates.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class GateJudging(CommandServices services, GateStore store, CommandContext context)
{
    /// <summary>Judges and records.</summary>
    /// <param name="name">The gate.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GateException">The policy or the predictions are not fit, or a champion is left out (MLOPS2622).</exception>
    public async Task<GateResult> JudgeAsync(string name, GateRequest request, CancellationToken cancellation)
    {
        GatePolicy policy = store.Policy(name);
        IReadOnlyDictionary<string, StandardMetric> metrics = GateMetrics.Of(policy, new MetricStore(context.Workspace));
        bool needsProbabilities = metrics.Values.Any(metric => metric.NeedsProbabilities);
        (PredictionTable? champion, PredictionTable challenger) = await ReadAsync(policy, request, cancellation).ConfigureAwait(false);
        GateModel? model = await ModelAsync(request, cancellation).ConfigureAwait(false);
        string run = GateRunKey.Of(policy, metrics, champion?.Digest, challenger.Digest, model, request);
        GateRun? known = store.History(name).FirstOrDefault(each => each.Run == run);
        GateChampion? standing = known is null ? store.Champion(name) : null;
        if (champion is null && standing is not null)
        {
            throw new GateException(
                "MLOPS2622",
                $"{name} has a champion since {standing.Promoted:yyyy-MM-dd}{(standing.Model is { } its ? $", {its.Path}" : "")}, and its predictions are not given.",
                "Score it on the same rows, and give that with --champion.");
        }

        ResourceUse championUse = known is { Champion: { } recorded }
            ? new ResourceUse(recorded.LatencyMilliseconds, recorded.MemoryMegabytes)
            : new ResourceUse(standing?.LatencyMilliseconds, standing?.MemoryMegabytes);
        GateEvidence evidence = new EvidenceBuilder(policy, needsProbabilities).Build(
            champion,
            challenger,
            championUse,
            new ResourceUse(request.Latency ?? known?.Challenger.LatencyMilliseconds, request.Memory),
            await ResearchClasses.OfAsync(policy, services, context, cancellation).ConfigureAwait(false));
        GateReport report = await Task.Run(
            () => GateJudge.Judge(policy, metrics, evidence, new StageProgress(context.Progress, name).Share("resampling"), cancellation),
            cancellation).ConfigureAwait(false);
        GateModel? championModel = known is not null ? known.Champion?.Model : standing?.Model;
        GateResult result = Result(policy, run, request, report, Side(champion, championModel, report.ChampionUse), Side(challenger, model, report.ChallengerUse)!);
        store.Record(new GateRun(
            run,
            name,
            Now(),
            result.Verdict,
            result.Promoted,
            result.IsFirst,
            result.Override,
            result.Rows,
            result.Champion,
            result.Challenger,
            [.. result.Metrics.Select(metric => new GateMetric(metric.Metric, metric.Champion, metric.Challenger))],
            result.Reasons));
        return result;
    }

    private static GateResult Result(GatePolicy policy, string run, GateRequest request, GateReport report, GateSide? champion, GateSide challenger) => new(
        GateWords.Summary(policy.Name, report, request.Override, policy.Confidence),
        policy.Name,
        run,
        report.Verdict,
        report.Verdict == GateVerdict.Promote || request.Override is not null,
        request.Override,
        report.IsFirst,
        report.Rows,
        policy.Confidence,
        policy.Replicates,
        champion,
        challenger,
        report.Metrics,
        report.Rules,
        [.. report.Rules.Select(rule => GateWords.Reason(rule, policy.Confidence, report.SliceConfidence))],
        report.McNemar,
        report.Slices,
        report.SliceConfidence,
        report.Classes);

    private async Task<(PredictionTable? Champion, PredictionTable Challenger)> ReadAsync(GatePolicy policy, GateRequest request, CancellationToken cancellation)
    {
        PredictionSource source = new(services, context, policy);
        context.Progress?.Report(new CommandProgress("reading predictions"));
        if (request.Champion is not { } given)
        {
            return (null, await source.ReadAsync(request.Challenger, request.Rows, isChampion: false, cancellation).ConfigureAwait(false));
        }

        // Files are read side by side; a notebook's variables and models by turns, for they may be one object, and are timed.
        bool sideBySide = source.IsStored(request.Challenger) && source.IsStored(given);
        Task<PredictionTable> challenger = source.ReadAsync(request.Challenger, request.Rows, isChampion: false, cancellation);
        if (!sideBySide)
        {
            await challenger.ConfigureAwait(false);
        }

        Task<PredictionTable> champion = source.ReadAsync(given, request.Rows, isChampion: true, cancellation);
        await Task.WhenAll(challenger, champion).ConfigureAwait(false);
        return (await champion.ConfigureAwait(false), await challenger.ConfigureAwait(false));
    }

    private async Task<GateModel?> ModelAsync(GateRequest request, CancellationToken cancellation)
    {
        DataReferences references = new(services);
        if (request.Model is null)
        {
            DataReference challenger = references.Resolve(request.Challenger, context);
            return ModelScoring.IsModel(challenger) ? await ModelAsync(challenger, cancellation).ConfigureAwait(false) : null;
        }

        return await ModelAsync(references.Resolve(request.Model, context), cancellation).ConfigureAwait(false);
    }

    private async Task<GateModel> ModelAsync(DataReference reference, CancellationToken cancellation)
    {
        switch (reference)
        {
            case DataReference.Location location:
                AssetDigest digest = await new AssetDigests(services).OfPathAsync(location.Path, context.Workspace, null, cancellation).ConfigureAwait(false);
                return new GateModel(location.Relative, digest.Id);
            case DataReference.Kept kept:
                context.Session?.Journal.Add(new JournalFact.SnapshotUsed(context.Session.ExecutionCount, kept.Manifest.Name, kept.Manifest.Id, null, null) { Restored = true });
                return new GateModel(kept.Label, kept.Manifest.Id);
            default:
                return new GateModel(reference.Label, null);
        }
    }

    private static GateSide? Side(PredictionTable? table, GateModel? model, ResourceUse use) =>
        table is null ? null : new GateSide(table.Name, table.Digest, model, use.LatencyMilliseconds, use.MemoryMegabytes);

    private DateTimeOffset Now()
    {
        DateTimeOffset now = services.Clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}
