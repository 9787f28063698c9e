namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>What became of the copy.</summary>
public enum VendorOutcome
{
    /// <summary>There was none.</summary>
    Created,

    /// <summary>It replaced an earlier one.</summary>
    Updated,

    /// <summary>It was there just so.</summary>
    Unchanged,
}
