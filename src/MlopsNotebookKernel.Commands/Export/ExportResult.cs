using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Commands.Export.Replacing;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>What an export came to; JSON schema <c>mlops.export-result/1</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Marked), "marked")]
[JsonDerivedType(typeof(Exported), "exported")]
[JsonDerivedType(typeof(Checked), "checked")]
[JsonDerivedType(typeof(Restored), "restored")]
public abstract record ExportResult
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private ExportResult()
    {
    }

    /// <summary>The schema.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.export-result/1";

    /// <summary>The result in one line.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Summary { get; }

    /// <summary>The result as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>A cell was marked as finished.</summary>
    /// <param name="Member">The name it is to be exported as.</param>
    /// <param name="Places">What it became at the last export; empty when it was not exported yet, null when the host does not know the notebook.</param>
    public sealed record Marked(string Member, IReadOnlyList<MemberPlace>? Places = null) : ExportResult
    {
        /// <inheritdoc/>
        public override string Summary => Places switch
        {
            null => $"Finished: this cell is exported as {Member}.",
            [] => $"Finished: this cell will be exported as {Member}; it is not yet.",
            [var only] when only.Member == Member => $"Finished: this cell is exported as {Member}, in {only.File}.",
            _ => $"Finished: this cell is exported as {Member}: {string.Join(", ", Places.Select(place => $"{place.Member} in {place.File}"))}.",
        };
    }

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
    /// <param name="Notes">What was done beside the library.</param>
    /// <param name="Clones">What marked cells repeat of other code.</param>
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
        IReadOnlyList<string> Notes,
        IReadOnlyList<ExportClone> Clones,
        IReadOnlyList<string> Warnings) : ExportResult
    {
        /// <summary>How a notebook uses the library instead of its cells; null where the notebook itself exports.</summary>
        public LibraryUse? Use { get; init; }

        /// <summary>The cells that are calls of the library now; null where none were to be replaced.</summary>
        public NotebookChange? Replaced { get; init; }

        /// <inheritdoc/>
        public override string Summary
        {
            get
            {
                int changed = Changes.Count(change => change.Kind is FileChangeKind.Added or FileChangeKind.Changed or FileChangeKind.Merged or FileChangeKind.Removed);
                string library = (IsDryRun, changed) switch
                {
                    (true, 0) => $"{Library} is in step with {Notebook}: an export would change nothing.",
                    (true, _) => $"{Count(Cells, "cell")} would become {Count(Members.Count, "member")} of {Library} ({Count(changed, "file")} would change).",
                    (_, 0) => $"{Count(Cells, "cell")} exported as {Count(Members.Count, "member")} to {Library} (nothing changed).",
                    _ => $"{Count(Cells, "cell")} exported as {Count(Members.Count, "member")} to {Library} ({Count(changed, "file")} changed).",
                };
                return Replaced is null ? library : $"{library} {Replacing(Replaced)}";
            }
        }

        private string Replacing(NotebookChange replaced) => (replaced.IsChanged, IsDryRun) switch
        {
            (false, _) => $"{replaced.Count} of {Notebook} called it already.",
            (_, true) => $"{replaced.Count} of {Notebook} would call it.",
            _ => $"{replaced.Count} of {Notebook} call{(replaced.Cells.Count == 1 ? "s" : "")} it now.",
        };
    }

    /// <summary>Cells that were replaced by calls have their text again, or would have.</summary>
    /// <param name="Library">The library's name.</param>
    /// <param name="Folder">Its folder, as the user wrote it.</param>
    /// <param name="Notebook">The notebook's file name.</param>
    /// <param name="IsDryRun">Whether nothing was written.</param>
    /// <param name="Change">The cells.</param>
    /// <param name="Left">Cells whose call was edited since, so that they stay as they are.</param>
    public sealed record Restored(
        string Library, string Folder, string Notebook, bool IsDryRun, NotebookChange Change, IReadOnlyList<string> Left) : ExportResult
    {
        /// <inheritdoc/>
        public override string Summary =>
            $"{Change.Count} of {Notebook} {(IsDryRun ? "would have" : Change.Cells.Count == 1 ? "has" : "have")} the text again that was exported to {Library}.";
    }

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

        /// <inheritdoc/>
        public override string Summary => (Agree, NotebookMoved.Count > 0, LibraryMoved.Count > 0) switch
        {
            (true, _, _) => $"{Library} and {Notebook} agree.",
            (_, true, true) => $"{Library} and {Notebook} disagree: both moved.",
            (_, true, false) => $"{Library} and {Notebook} disagree: the notebook moved.",
            (_, false, true) => $"{Library} and {Notebook} disagree: the library moved.",
            _ => $"{Library} and {Notebook} disagree: the export is out of date.",
        };
    }

    private static string Count(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");
}
