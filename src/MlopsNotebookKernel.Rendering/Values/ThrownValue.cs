namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>Stands in a table or list where reading a member threw.</summary>
/// <param name="Cause">What it threw.</param>
internal sealed record ThrownValue(Exception Cause)
{
    /// <inheritdoc/>
    public override string ToString() => $"{TypeNames.Of(Cause.GetType())}: {Cause.Message}";
}
