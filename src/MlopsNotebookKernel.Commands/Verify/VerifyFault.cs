using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Why one of several notebooks could not be verified: what its fault says when it is verified by itself.</summary>
/// <param name="Code">A stable code such as <c>MLOPS1702</c>.</param>
/// <param name="Message">What happened, in one sentence.</param>
/// <param name="Remedy">What the user can do about it, in one sentence.</param>
public sealed record VerifyFault(string Code, string Message, string Remedy)
{
    /// <summary>What a fault says.</summary>
    /// <param name="fault">The fault.</param>
    public static VerifyFault Of(MlopsException fault) => new(fault.Code, fault.Message, fault.Remedy);
}
