using System.Collections.Concurrent;
using System.Diagnostics;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Jupyter;

/// <summary>
/// A test that needs Python's packages, and chromium where it says so: where one is missing the test is skipped with its
/// reason on a user's machine, and runs (and so fails) in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    private static readonly ConcurrentDictionary<string, bool> Known = new();

    public PythonFactAttribute(params string[] modules)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) && modules.FirstOrDefault(module => !Has(module)) is { } missing)
        {
            Skip = $"{missing} is not installed.";
        }
    }

    /// <summary>The browser, among the modules.</summary>
    public const string Chromium = "chromium";

    private static bool Has(string module) => Known.GetOrAdd(module, name =>
    {
        if (name == Chromium)
        {
            return ToolFactAttribute.Find(name) is not null;
        }

        if (!File.Exists(PythonRun.Python))
        {
            return false;
        }

        using Process process = Process.Start(new ProcessStartInfo(PythonRun.Python, ["-c", $"import {name}"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    });
}
