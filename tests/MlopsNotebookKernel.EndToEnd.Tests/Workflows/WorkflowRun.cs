using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Workflows;

/// <summary>
/// Runs a workflow's commands with bash in a repository, as GitHub does: steps after a failed one are skipped unless their
/// condition says otherwise. Actions are the service's own and left out; <c>dotnet mlops</c> is the tool that was built.
/// </summary>
internal sealed partial class WorkflowRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly string _repository;
    private readonly string _scratch;
    private readonly string _runId;
    private readonly Dictionary<string, string> _outputs = new(StringComparer.Ordinal);
    private readonly StringBuilder _log = new();

    private WorkflowRun(string repository, string scratch, string runId)
    {
        _repository = repository;
        _scratch = scratch;
        _runId = runId;
    }

    /// <summary>Whether no step failed.</summary>
    public bool Succeeded { get; private set; } = true;

    /// <summary>The names of the steps that ran and did what they should.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The name of the step that failed; null when none did.</summary>
    public string? Failed { get; private set; }

    /// <summary>What the steps wrote for the run's page.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>All that was printed.</summary>
    public string Log => _log.ToString();

    /// <summary>Runs all steps.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="repository">The checked-out repository.</param>
    /// <param name="runId">The run's number.</param>
    public static async Task<WorkflowRun> Of(Workflow workflow, string repository, string runId)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("mlops-workflow-");
        try
        {
            WorkflowRun run = new(repository, scratch.FullName, runId);
            run.WriteDotnet();
            foreach (WorkflowStep step in workflow.Steps.Where(step => step.Run is not null))
            {
                if (run.Meets(step.If))
                {
                    await run.RunAsync(workflow, step);
                }
            }

            return run;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task RunAsync(Workflow workflow, WorkflowStep step)
    {
        string script = Write("step.sh", Filled(step.Run!));
        string output = Write("output", "");
        string summary = Write("summary", "");
        string[] shell = workflow.Shell == "bash" ? ["--noprofile", "--norc", "-eo", "pipefail", script] : ["-e", script];
        ProcessStartInfo start = new("bash", shell)
        {
            WorkingDirectory = Path.Combine(_repository, workflow.Folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in workflow.Environment)
        {
            start.Environment[name] = Filled(value);
        }

        start.Environment["PATH"] = _scratch + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["GITHUB_OUTPUT"] = output;
        start.Environment["GITHUB_STEP_SUMMARY"] = summary;
        using Process process = Process.Start(start)!;
        Task<string> printed = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The step {step.Name} did not end within {Limit}.");
        }

        _log.AppendLine($"── {step.Name}: exit code {process.ExitCode}").AppendLine(await printed).AppendLine(await errors);
        Summary += File.ReadAllText(summary);
        foreach (string[] pair in File.ReadLines(output).Select(line => line.Split('=', 2)))
        {
            _outputs[$"steps.{step.Id}.outputs.{pair[0]}"] = pair[1];
        }

        if (process.ExitCode == 0)
        {
            Done.Add(step.Name);
        }
        else
        {
            Failed ??= step.Name;
            Succeeded = false;
        }
    }

    /// <summary>Judges a condition of those that the samples use; another is a mistake here or there, and said.</summary>
    private bool Meets(string? condition)
    {
        string plain = condition is null ? "success()" : ExpressionPattern().Match(condition) is { Success: true } match ? match.Groups[1].Value : condition;
        string[] parts = [.. plain.Split("&&", StringSplitOptions.TrimEntries)];
        bool isForAll = parts.Any(part => part is "always()" or "!cancelled()");
        return (isForAll || Succeeded) && parts.All(part => part switch
        {
            "success()" => Succeeded,
            "always()" or "!cancelled()" => true,
            _ when EqualPattern().Match(part) is { Success: true } equal => _outputs.GetValueOrDefault(equal.Groups[1].Value, "") == equal.Groups[2].Value,
            _ when HashPattern().Match(part) is { Success: true } files => Directory.EnumerateFiles(_repository, "*", SearchOption.AllDirectories)
                .Any(file => file.Replace('\\', '/').Contains($"/{files.Groups[1].Value}/", StringComparison.Ordinal)),
            _ => throw new InvalidOperationException($"What does the condition {condition} mean?"),
        });
    }

    private string Filled(string text) => ExpressionPattern().Replace(text, match => match.Groups[1].Value switch
    {
        "github.run_id" => _runId,
        { } output when output.StartsWith("steps.", StringComparison.Ordinal) => _outputs.GetValueOrDefault(output, ""),
        { } other => throw new InvalidOperationException($"What does {other} mean?"),
    });

    /// <summary>The tool comes from the build, not from a feed; all else is the SDK.</summary>
    private void WriteDotnet()
    {
        string real = ToolFactAttribute.Find("dotnet")!;
        string path = Write("dotnet", $"""
            #!/usr/bin/env bash
            if [ "$1 $2" = "tool restore" ]; then exit 0; fi
            if [ "$1" = "mlops" ]; then shift; exec "{real}" "{ToolRun.Launcher}" "$@"; fi
            exec "{real}" "$@"

            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_scratch, name);
        File.WriteAllText(path, text);
        return path;
    }

    [GeneratedRegex(@"\$\{\{\s*(.*?)\s*\}\}")]
    private static partial Regex ExpressionPattern();

    [GeneratedRegex(@"^(steps\.[\w.]+) == '(\w*)'$")]
    private static partial Regex EqualPattern();

    [GeneratedRegex(@"^hashFiles\('\*\*/([\w./]+)/\*\*'\) != ''$")]
    private static partial Regex HashPattern();
}
