using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>
/// A test that holds on the runtime that the demonstration was stamped on: on another one its outputs rightly say
/// that the runtime differs, and the test is skipped with that reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal class StampedRuntimeFactAttribute : FactAttribute
{
    public StampedRuntimeFactAttribute()
    {
        string stamp = Path.Combine(ToolRun.RepositoryRoot, "notebooks", ".mlops", "pins", "01-research.ipynb.pin.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(stamp));
        JsonElement runtime = document.RootElement.GetProperty("runtime");
        string stamped = $"{runtime.GetProperty("dotNet").GetString()}, {runtime.GetProperty("operatingSystem").GetString()}, {runtime.GetProperty("timeZone").GetString()}";
        string here = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {TimeZoneInfo.Local.Id}";
        if (here != stamped)
        {
            Skip = $"The demonstration was stamped on {stamped}; this is {here}.";
        }
    }
}
