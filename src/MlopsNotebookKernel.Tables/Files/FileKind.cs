namespace MlopsNotebookKernel.Tables.Files;

/// <summary>The kinds of files that tables are read from.</summary>
internal enum FileKind
{
    /// <summary>Values between delimiters, a row a line, names in the first.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>An array of objects, or an object a line.</summary>
    Json,
}
