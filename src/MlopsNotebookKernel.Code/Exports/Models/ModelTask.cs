namespace MlopsNotebookKernel.Code.Exports.Models;

/// <summary>What a model of ML.NET predicts, and so which columns it gives.</summary>
internal enum ModelTask
{
    /// <summary>Yes or no, with a probability.</summary>
    CalibratedBinary,

    /// <summary>Yes or no.</summary>
    Binary,

    /// <summary>One of several classes, as the key of its label.</summary>
    Multiclass,

    /// <summary>One of several classes, by its name.</summary>
    NamedMulticlass,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>One of several clusters.</summary>
    Clustering,

    /// <summary>A rank.</summary>
    Ranking,
}
