using System.Text.Json.Serialization;
using MlopsNotebookKernel.Commands.Decisions;

namespace MlopsNotebookKernel.Commands.Decide;

/// <summary>What <c>decide</c> came to.</summary>
/// <param name="Decision">The decision as its file now holds it.</param>
/// <param name="TakenUpAgain">Earlier rejections that the choice takes up again.</param>
/// <remarks>Whether a file was written is not in it: a notebook that runs again shows the same.</remarks>
internal sealed record DecideResult(DecisionItem Decision, IReadOnlyList<DecideResult.EarlierRejection> TakenUpAgain)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.decide-result/1";

    /// <summary>An option that is chosen now and was rejected earlier.</summary>
    /// <param name="Option">The option.</param>
    /// <param name="Why">Why it was rejected.</param>
    /// <param name="Decision">The id of the decision that rejected it.</param>
    /// <param name="Date">Its day.</param>
    internal sealed record EarlierRejection(string Option, string Why, string Decision, string Date);
}
