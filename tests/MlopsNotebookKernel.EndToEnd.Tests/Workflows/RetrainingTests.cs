using System.Text.Json;
using LibGit2Sharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Workflows;

/// <summary>
/// The sample workflow for periodic retraining, month by month in a repository with the demonstration: its own steps are run
/// as they are written, and what is left to the user is filled in with the exported library.
/// </summary>
public sealed class RetrainingTests : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.WithDemonstration();
    private readonly string _remote = Directory.CreateTempSubdirectory("mlops-remote-").FullName;

    public void Dispose()
    {
        _repository.Dispose();
        foreach (string file in Directory.EnumerateFiles(_remote, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_remote, recursive: true);
    }

    [ToolFact("bash")]
    public async Task Retraining_MonthByMonth_PromotesByTheGateAloneAndRecordsAllOfIt()
    {
        Workflow workflow = await SetUpAsync();

        // January: there is no champion, and the floor of the policy that init wrote decides.
        WorkflowRun january = await MonthAsync(workflow, "01", "101");
        Assert.True(january.Succeeded, january.Log);
        Assert.Equal("models/challenger-101.zip", Champion().GetProperty("model").GetProperty("path").GetString());
        Assert.Equal("models/challenger-101.zip", Deployed());
        Assert.Contains("### PROMOTE monthly, the first", january.Summary, StringComparison.Ordinal);
        Assert.Equal(["promote"], Verdicts());
        Assert.Contains("notebooks/models/challenger-101.zip", Pushed());

        // Run again, the challenger is the champion's twin: nothing is better, so nothing moves.
        WorkflowRun again = await MonthAsync(workflow, "01", "102");
        Assert.True(again.Succeeded, again.Log);
        Assert.Equal(["promote", "reject"], Verdicts());
        Assert.Equal("models/challenger-101.zip", Champion().GetProperty("model").GetProperty("path").GetString());
        Assert.DoesNotContain("promote", again.Done);
        Assert.DoesNotContain("notebooks/models/challenger-102.zip", Pushed());

        // February holds the delay that a recorded defect's check knows: nothing is trained, and that it fired is recorded.
        WorkflowRun february = await MonthAsync(workflow, "02", "103");
        Assert.False(february.Succeeded);
        Assert.Equal("checks", february.Failed);
        Assert.DoesNotContain("train by the exported library", february.Done);
        Assert.Contains("record what was decided", february.Done);
        Assert.Contains("arrival-on-the-wrong-day", february.Summary, StringComparison.Ordinal);
        Assert.Equal(["promote", "reject"], Verdicts());
        Assert.DoesNotContain(_repository.Status(), file => file.Contains(".mlops", StringComparison.Ordinal));

        // March meets the champion of January, which it loads from what was committed: whatever the policy says is what happens.
        WorkflowRun march = await MonthAsync(workflow, "03", "104");
        Assert.True(march.Succeeded, march.Log);
        bool isPromoted = Verdicts()[^1] == "promote";
        string champion = isPromoted ? "models/challenger-104.zip" : "models/challenger-101.zip";
        Assert.Equal(3, Verdicts().Length);
        Assert.Equal(champion, Champion().GetProperty("model").GetProperty("path").GetString());
        Assert.Equal(champion, Deployed());
        Assert.Equal(isPromoted, march.Done.Contains("promote"));

        // May's model is taught nonsense: it is rejected, that is recorded, and the champion stays.
        WorkflowRun may = await MonthAsync(workflow, "05", "105", "NONSENSE");
        Assert.True(may.Succeeded, may.Log);
        Assert.Equal("reject", Verdicts()[^1]);
        Assert.Contains("### REJECT monthly", may.Summary, StringComparison.Ordinal);
        Assert.Equal(champion, Champion().GetProperty("model").GetProperty("path").GetString());
        Assert.Equal(champion, Deployed());
        Assert.DoesNotContain("notebooks/models/challenger-105.zip", Pushed());
        Assert.Contains("notebooks/.mlops/history/gates/monthly.jsonl", Pushed());
    }

    /// <summary>Makes the repository, its remote, and what the workflow leaves to the user.</summary>
    private async Task<Workflow> SetUpAsync()
    {
        (await ToolRun.Of(_repository.Folder, "init", "notebooks", "--gate", "monthly")).Exits(0);
        const string check = "notebooks/.mlops/checks/arrival-on-the-wrong-day.json";
        _repository.Write(check, File.ReadAllText(Path.Combine(_repository.Folder, check)).Replace("\"source\": \"flights\"", "\"source\": \"monthly\"", StringComparison.Ordinal));
        _repository.Write("notebooks/retraining/fetch.sh", "#!/usr/bin/env bash\nset -e\nmkdir -p models out\nrm -f out/*\ncp \"data/flights-2001-$MONTH.csv\" \"$1\"\n");
        _repository.Write("notebooks/retraining/deploy.sh", "#!/usr/bin/env bash\nprintf '%s' \"$1\" > deployed.txt\n");
        _repository.Write("notebooks/retraining/retraining.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../FlightDelay/FlightDelay.csproj" />
              </ItemGroup>
            </Project>
            """);
        _repository.Write("notebooks/retraining/Program.cs", """
            using System;
            using System.Globalization;
            using System.IO;
            using System.Linq;
            using System.Text.Json;
            using FlightDelay;

            SplitByDayResult month = FlightDelayPipeline.SplitByDay(FlightDelayPipeline.LoadFlights(args[0]));
            if (File.Exists(args[2]) && JsonDocument.Parse(File.ReadAllText(args[2])).RootElement.GetProperty("model").GetProperty("path").GetString() is { } champion)
            {
                Write("champion.csv", FlightDelayPredictor.Load(champion));
            }

            TrainModelResult trained = FlightDelayPipeline.TrainModel(
                Environment.GetEnvironmentVariable("NONSENSE") is null ? month.Train : [.. month.Train.Select((flight, row) => flight with { ArrivalDelay = row * 37 % 5 == 0 ? 60 : 0 })]);
            FlightDelayPredictor challenger = new(trained.Ml, trained.Model);
            challenger.Save(args[1]);
            Write("challenger.csv", challenger);

            void Write(string file, FlightDelayPredictor predictor) => File.WriteAllLines(
                Path.Combine(args[3], file),
                month.Validation.Select((flight, row) =>
                {
                    float probability = predictor.Predict(flight).Probability;
                    return string.Create(CultureInfo.InvariantCulture, $"{row},{flight.Late},{probability > 0.3},{probability}");
                }).Prepend("id,label,prediction,probability"));
            """);
        _repository.Write(".gitignore", File.ReadAllText(Path.Combine(_repository.Folder, ".gitignore")) + "out/\nmodels/\ndeployed.txt\ncurrent.csv\n");
        foreach (string script in new[] { "fetch.sh", "deploy.sh" })
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(_repository.Folder, "notebooks", "retraining", script), (UnixFileMode)0b111_101_101);
            }
        }

        _repository.Commit("Retrain each month");
        Repository.Init(_remote, isBare: true);
        using Repository git = new(_repository.Folder);
        git.Network.Remotes.Add("origin", _remote);
        git.Branches.Update(git.Head, branch => branch.Remote = "origin", branch => branch.UpstreamBranch = git.Head.CanonicalName);
        git.Network.Push(git.Head);

        return Workflow.Parse(File.ReadAllText(Path.Combine(_repository.Folder, ".github", "workflows", "retraining.yml")));
    }

    private Task<WorkflowRun> MonthAsync(Workflow workflow, string month, string runId, string? switchedOn = null) => WorkflowRun.Of(
        workflow with { Environment = new Dictionary<string, string>(workflow.Environment) { ["MONTH"] = month, [switchedOn ?? "ORDINARY"] = "1" } }, _repository.Folder, runId);

    private JsonElement Champion() => JsonDocument.Parse(File.ReadAllText(Path.Combine(_repository.Folder, "notebooks/.mlops/gates/monthly.champion.json"))).RootElement;

    private string Deployed() => File.ReadAllText(Path.Combine(_repository.Folder, "notebooks", "deployed.txt"));

    private string[] Verdicts() =>
    [
        .. File.ReadLines(Path.Combine(_repository.Folder, "notebooks/.mlops/history/gates/monthly.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("verdict").GetString()!),
    ];

    /// <summary>The paths in the remote's newest commit.</summary>
    private string[] Pushed()
    {
        using Repository remote = new(_remote);
        List<string> paths = [];
        Walk(remote.Branches.Single().Tip.Tree);
        return [.. paths];

        void Walk(Tree tree)
        {
            foreach (TreeEntry entry in tree)
            {
                if (entry.Target is Tree folder)
                {
                    Walk(folder);
                }
                else
                {
                    paths.Add(entry.Path.Replace('\\', '/'));
                }
            }
        }
    }
}
