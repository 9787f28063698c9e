using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>What an export came to; JSON schema <c>mlops.export-result/1</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Marked), "marked")]
[JsonDerivedType(typeof(Exported), "exported")]
[JsonDerivedType(typeof(Checked), "checked")]
public abstract record ExportResult
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private ExportResult()
    {
    }

    /// <summary>The schema.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.export-result/1";

    /// <summary>The result as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>A cell was marked as finished.</summary>
    /// <param name="Member">The name it is to be exported as.</param>
    public sealed record Marked(string Member) : ExportResult;

    /// <summary>Cells were exported, or would be.</summary>
    /// <param name="Library">The library's name.</param>
    /// <param name="Folder">Its folder, as the user wrote it.</param>
    /// <param name="Notebook">The notebook's file name.</param>
    /// <param name="IsDryRun">Whether nothing was written.</param>
    /// <param name="Cells">How many cells are marked.</param>
    /// <param name="Members">The library's members.</param>
    /// <param name="Changes">What happened to each file that is not as it was.</param>
    /// <param name="TestedValues">Variables of the notebook that the library's tests compare.</param>
    /// <param name="Unconfirmed">Variables that the library gives otherwise than the notebook had; they are not tested.</param>
    /// <param name="Warnings">What the user should know.</param>
    public sealed record Exported(
        string Library,
        string Folder,
        string Notebook,
        bool IsDryRun,
        int Cells,
        IReadOnlyList<ExportedMember> Members,
        IReadOnlyList<ChangedFile> Changes,
        IReadOnlyList<string> TestedValues,
        IReadOnlyList<string> Unconfirmed,
        IReadOnlyList<string> Warnings) : ExportResult;

    /// <summary>Library and notebook were compared.</summary>
    /// <param name="Library">The library's name.</param>
    /// <param name="Folder">Its folder, as the user wrote it.</param>
    /// <param name="Notebook">The notebook's file name.</param>
    /// <param name="NotebookMoved">Cells whose text is no longer what was exported; empty when none.</param>
    /// <param name="LibraryMoved">Files that were edited by hand, or are gone; empty when none.</param>
    /// <param name="Changes">What an export would do to each file that is not as it should be.</param>
    public sealed record Checked(
        string Library,
        string Folder,
        string Notebook,
        IReadOnlyList<string> NotebookMoved,
        IReadOnlyList<string> LibraryMoved,
        IReadOnlyList<ChangedFile> Changes) : ExportResult
    {
        /// <summary>Whether they agree.</summary>
        public bool Agree => NotebookMoved.Count == 0 && LibraryMoved.Count == 0 && Changes.Count == 0;
    }
}
