namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>What differs from a stamp.</summary>
public enum DifferenceKind
{
    /// <summary>The question reads otherwise.</summary>
    QuestionChanged,

    /// <summary>A cell's code is another.</summary>
    CellChanged,

    /// <summary>A cell that the stamp does not know.</summary>
    CellAdded,

    /// <summary>A stamped cell is gone.</summary>
    CellDeleted,

    /// <summary>A cell stands elsewhere among the others.</summary>
    CellMoved,

    /// <summary>Only comments or whitespace of a cell differ: no change.</summary>
    CellProse,

    /// <summary>The same code put out something else.</summary>
    OutputChanged,

    /// <summary>An asset's values differ.</summary>
    AssetChanged,

    /// <summary>An asset's file was written anew with the same values: no change.</summary>
    AssetResaved,

    /// <summary>An asset's file is gone.</summary>
    AssetMissing,

    /// <summary>An asset's file is not read: its path leads out of the repository, or it is no file.</summary>
    AssetUnread,

    /// <summary>A snapshot that the stamp does not know.</summary>
    AssetAdded,

    /// <summary>A stamped snapshot is no longer used, or its manifest is gone.</summary>
    AssetRemoved,

    /// <summary>A package's version is another.</summary>
    PackageChanged,

    /// <summary>A package that the stamp does not know.</summary>
    PackageAdded,

    /// <summary>A stamped package is no longer there.</summary>
    PackageRemoved,

    /// <summary>The same version of a package has other content.</summary>
    PackageContent,

    /// <summary>A file that code used has other content.</summary>
    FileChanged,

    /// <summary>Only comments or layout of imported code differ: no change.</summary>
    FileProse,

    /// <summary>A file that code used is gone.</summary>
    FileMissing,

    /// <summary>A file that code used is not read: its path leads out of the repository, or it is no file.</summary>
    FileUnread,

    /// <summary>Code uses a file that the stamp does not know.</summary>
    FileAdded,

    /// <summary>Code no longer uses a file.</summary>
    FileRemoved,

    /// <summary>Code of a project that the notebook uses is another.</summary>
    ProjectChanged,

    /// <summary>A project that the notebook uses is gone.</summary>
    ProjectMissing,

    /// <summary>A project that the notebook uses is not read: its path leads out of the repository.</summary>
    ProjectUnread,

    /// <summary>Code uses a project that the stamp does not know.</summary>
    ProjectAdded,

    /// <summary>Code no longer uses a project.</summary>
    ProjectRemoved,

    /// <summary>A submodule stands at another commit, has changes of its own, or is gone.</summary>
    SubmoduleMoved,

    /// <summary>A source of random numbers has another seed, or none.</summary>
    SeedChanged,

    /// <summary>A model appeared, went, or learned from another population.</summary>
    ModelChanged,

    /// <summary>A metric measures otherwise, appeared or went.</summary>
    MetricChanged,

    /// <summary>A decision appeared, went, or was superseded.</summary>
    DecisionChanged,

    /// <summary>.NET, operating system, architecture, culture or time zone.</summary>
    RuntimeChanged,

    /// <summary>The copy of the stamp in the document's output is of another stamp than the one that counts.</summary>
    CopyDiffers,
}
