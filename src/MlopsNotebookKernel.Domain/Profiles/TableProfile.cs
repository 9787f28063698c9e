using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>The frozen profile of a table: all that drift needs of it.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">A profile for each column, in the table's order.</param>
[JsonConverter(typeof(TableProfileConverter))]
public sealed record TableProfile(long Rows, IReadOnlyList<ColumnProfile> Columns);
