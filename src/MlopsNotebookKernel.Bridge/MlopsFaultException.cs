namespace MlopsNotebookKernel;

/// <summary>A command could not do what it was asked: wrong usage, or a fault.</summary>
/// <param name="code">A stable code, such as <c>MLOPS1203</c>.</param>
/// <param name="description">What happened, in one or two sentences.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">What caused it; null when nothing else did.</param>
public sealed class MlopsFaultException(string code, string description, string remedy, Exception? cause = null)
    : Exception($"{code}: {description} {remedy}".TrimEnd(), cause)
{
    /// <summary>A stable code, such as <c>MLOPS1203</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What happened.</summary>
    public string Description { get; } = description;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
