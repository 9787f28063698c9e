using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Commands.Completion;

/// <summary>What <c>completion</c> prints.</summary>
/// <param name="Shell">The shell.</param>
/// <param name="Script">What it sources.</param>
public sealed record CompletionResult(string Shell, string Script)
{
    /// <summary>The format's name and version.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.completion-result/1";

    /// <summary>One line.</summary>
    [JsonPropertyOrder(-1)]
    public string Summary => $"Completion for {Shell}.";
}
