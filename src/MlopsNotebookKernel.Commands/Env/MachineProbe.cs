using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MlopsNotebookKernel.Domain.Machines;

namespace MlopsNotebookKernel.Commands.Env;

/// <summary>Looks at the machine.</summary>
internal sealed class MachineProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string Variable, string Service)[] Services =
    [
        ("GITHUB_ACTIONS", "GitHub Actions"), ("GITLAB_CI", "GitLab CI"), ("TF_BUILD", "Azure Pipelines"),
        ("TEAMCITY_VERSION", "TeamCity"), ("JENKINS_URL", "Jenkins"), ("BUILDKITE", "Buildkite"), ("CIRCLECI", "CircleCI"),
        ("CI", "recognised by the variable CI"),
    ];

    /// <summary>All environment variables of the process.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } =
        [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))];

    /// <summary>Describes the machine.</summary>
    /// <param name="folder">The folder for which the .NET SDK is chosen (a <c>global.json</c> may choose it).</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<MachineDescription> DescribeAsync(string folder, CancellationToken cancellation)
    {
        Task<string?> sdk = AskAsync("dotnet", folder, cancellation);
        Task<string?> git = AskAsync("git", folder, cancellation);
        CultureInfo culture = CultureInfo.CurrentCulture;
        return new MachineDescription(
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.RuntimeIdentifier,
            await sdk.ConfigureAwait(false),
            (await git.ConfigureAwait(false))?.Replace("git version ", "", StringComparison.Ordinal),
            culture.Name.Length == 0 ? "invariant" : culture.Name,
            TimeZoneInfo.Local.Id,
            Container(),
            Service());
    }

    private string? Service() => Services.FirstOrDefault(known => Value(known.Variable) is { Length: > 0 } value && value != "false").Service;

    private string? Container() => true switch
    {
        _ when Value("KUBERNETES_SERVICE_HOST") is not null => "Kubernetes",
        _ when File.Exists("/.dockerenv") => "Docker",
        _ when File.Exists("/run/.containerenv") => "Podman",
        _ when Value("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1" => "container",
        _ => null,
    };

    private string? Value(string name) => Variables.FirstOrDefault(variable => variable.Key == name).Value;

    /// <summary>The first line that <c>program --version</c> prints; null when there is no such program or it does not answer.</summary>
    private static async Task<string?> AskAsync(string program, string folder, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(program, ["--version"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program on this machine: that is the answer.
            return null;
        }

        using (process)
        using (CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            timeout.CancelAfter(Patience);
            try
            {
                Task<string> errors = process!.StandardError.ReadToEndAsync(timeout.Token);
                string output = await process.StandardOutput.ReadToEndAsync(timeout.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
                string line = output.Split('\n')[0].Trim();
                return process.ExitCode == 0 && line.Length > 0 ? line : null;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                process!.Kill(entireProcessTree: true);
                return null;
            }
        }
    }
}
