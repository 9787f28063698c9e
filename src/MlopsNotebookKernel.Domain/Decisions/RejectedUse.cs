using System.Text;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>
/// Something a cell uses that a decision rejected. An option is found in code by its words run together: "hour of day" is
/// <c>HourOfDay</c> and <c>"hour_of_day"</c>, and nothing else; names in back quotes within the option count as well.
/// </summary>
/// <param name="Name">As the cell writes it.</param>
/// <param name="Option">What was rejected, and why.</param>
/// <param name="Decision">By which decision.</param>
public sealed partial record RejectedUse(string Name, RejectedOption Option, Decision Decision)
{
    /// <summary>Shorter names mean too many things.</summary>
    private const int ShortestName = 3;

    private const string TrainerSuffix = "trainer";

    /// <summary>
    /// The uses of what still stands rejected, each option once. Decisions that were superseded, deprecated or never made
    /// do not count, nor does an option that a later decision chose after all, nor what this notebook decided itself.
    /// </summary>
    /// <param name="uses">What the cell uses.</param>
    /// <param name="decisions">All decisions.</param>
    /// <param name="notebook">The notebook, relative to the workspace's root; null when not known.</param>
    public static IReadOnlyList<RejectedUse> Among(IReadOnlyList<NamedUse> uses, IReadOnlyList<Decision> decisions, string? notebook)
    {
        if (uses.Count == 0)
        {
            return [];
        }

        Decision[] standing = [.. decisions.Where(decision => decision.Status is DecisionStatus.Accepted or DecisionStatus.Rejected)];
        return
        [
            .. from decision in standing
               where notebook is null || decision.Basis.Notebook != notebook
               from option in decision.Text.Rejected
               where !IsChosenLater(option, decision, standing)
               let names = NamesOf(option.Option)
               let use = uses.FirstOrDefault(use => names.Contains(Joined(use.Name)) || (use.IsApproach && names.Contains(WithoutSuffix(Joined(use.Name)))))
               where use is not null
               select new RejectedUse(use.Name, option, decision),
        ];
    }

    private static bool IsChosenLater(RejectedOption option, Decision decision, Decision[] standing) => standing.Any(other =>
        other.Id != decision.Id && other.MayFollow(decision) && other.Text.Choice is { } choice && DecisionSearch.TakenUpAgain([decision], choice).Any(pair => pair.Option == option));

    private static HashSet<string> NamesOf(string option) =>
        [.. Quoted().Matches(option).Select(match => match.Groups[1].Value).Append(option).Append(Quoted().Replace(option, "")).Select(Joined).Where(name => name.Length >= ShortestName)];

    private static string WithoutSuffix(string name) => name.EndsWith(TrainerSuffix, StringComparison.Ordinal) ? name[..^TrainerSuffix.Length] : name;

    /// <summary>Letters and digits alone, in lower case: how a name is written does not count.</summary>
    private static string Joined(string text)
    {
        StringBuilder joined = new(text.Length);
        foreach (char letter in text.Where(char.IsLetterOrDigit))
        {
            joined.Append(char.ToLowerInvariant(letter));
        }

        return joined.ToString();
    }

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();
}
