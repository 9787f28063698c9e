namespace MlopsNotebookKernel.EndToEnd.Tests.Tool;

/// <summary>
/// A test that needs a program the .NET SDK does not bring: where it is missing the test is skipped with its reason on
/// a user's machine, and runs (and so fails) in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string program)
    {
        bool inCi = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        if (!inCi && Find(program) is null)
        {
            Skip = $"{program} is not installed.";
        }
    }

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);
}
