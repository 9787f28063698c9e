using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Completion;

/// <summary>A test in a real shell; skipped where it is not installed, but for CI, which installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        bool inCi = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        Skip = !OperatingSystem.IsLinux() ? "Shells are driven through the terminals of Linux."
            : !inCi && new[] { shell, "script" }.FirstOrDefault(program => ToolFactAttribute.Find(program) is null) is { } missing ? $"{missing} is not installed."
            : null;
    }
}
