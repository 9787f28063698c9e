namespace MlopsNotebookKernel.Tables.Files;

/// <summary>The forms a column of CSV fields may have, the narrowest first.</summary>
internal enum CsvForm
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day or moment without zone.</summary>
    Timestamp,

    /// <summary>A day or moment, some with an offset to UTC.</summary>
    ZonedTimestamp,

    /// <summary>Anything.</summary>
    Text,
}
