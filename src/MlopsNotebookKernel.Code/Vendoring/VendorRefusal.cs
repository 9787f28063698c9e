namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>Something that cannot be copied.</summary>
/// <param name="What">Where: <c>cell 4</c>, or a member's name.</param>
/// <param name="Reason">What stands in the way, as a clause.</param>
/// <param name="Remedy">What helps, as a sentence.</param>
public sealed record VendorRefusal(string What, string Reason, string Remedy);
