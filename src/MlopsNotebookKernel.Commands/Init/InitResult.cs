using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>What <c>init</c> did.</summary>
/// <param name="Folder">The folder that holds <c>.mlops/</c>, as the user would write it from where they are.</param>
/// <param name="Files">Each file it looks after.</param>
/// <param name="NextSteps">Lines to paste into a terminal.</param>
internal sealed record InitResult(string Folder, IReadOnlyList<InitResult.InitFile> Files, IReadOnlyList<string> NextSteps)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.init-result/1";

    /// <summary>A file.</summary>
    /// <param name="Path">Its path from where the user is.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Note">What was added or kept; null when nothing is to say.</param>
    internal sealed record InitFile(string Path, InitOutcome Outcome, string? Note);
}
