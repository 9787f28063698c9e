using System.Text.Json;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>
/// An object of a policy's JSON, read strictly: a member that is not known is refused, because a misspelt rule that
/// nobody applies is worse than none.
/// </summary>
/// <param name="Element">The object.</param>
/// <param name="Place">Where it is, for messages: <c>metrics[0]</c>; empty for the whole.</param>
/// <param name="Refuse">Makes the fault from a clause.</param>
internal sealed record PolicyObject(JsonElement Element, string Place, Func<string, GateException> Refuse)
{
    private const int LongestText = 1000;

    /// <summary>Takes an element for an object with some of these members.</summary>
    /// <param name="element">The element.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="refuse">Makes the fault.</param>
    /// <param name="known">The members that are known.</param>
    public static PolicyObject Of(JsonElement element, string place, Func<string, GateException> refuse, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw refuse($"{(place.Length == 0 ? "it" : place)} is no object");
        }

        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            string nearest = NearestName.Of(unknown, known) is { } near ? $", did you mean {near}?" : $"; there are {string.Join(", ", known)}";
            throw refuse($"{Join(place, unknown)} is not known{nearest}");
        }

        return new PolicyObject(element, place, refuse);
    }

    /// <summary>A member; null where it is missing or null.</summary>
    /// <param name="name">Its name.</param>
    public JsonElement? Member(string name) =>
        Element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>A text; null where it is missing.</summary>
    /// <param name="name">Its name.</param>
    public string? Text(string name) => Member(name) is not { } member ? null
        : member.ValueKind != JsonValueKind.String ? throw Refuse($"{Join(Place, name)} is no text")
        : member.GetString() is { Length: > 0 and <= LongestText } text ? text
        : throw Refuse($"{Join(Place, name)} is empty or longer than {LongestText} letters");

    /// <summary>A text that must be there.</summary>
    /// <param name="name">Its name.</param>
    public string RequiredText(string name) => Text(name) ?? throw Refuse($"{Join(Place, name)} is missing");

    /// <summary>A finite number; null where it is missing.</summary>
    /// <param name="name">Its name.</param>
    public double? Number(string name) => Member(name) is not { } member ? null
        : member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out double number) && double.IsFinite(number) ? number
        : throw Refuse($"{Join(Place, name)} is no number");

    /// <summary>A number within bounds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    public double? NumberWithin(string name, double least, double most) => Number(name) is not { } number ? null
        : number >= least && number <= most ? number
        : throw Refuse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Join(Place, name)} is not between {least} and {most}"));

    /// <summary>A whole number within bounds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    public int? Integer(string name, int least, int most) => NumberWithin(name, least, most) is not { } number ? null
        : number == Math.Floor(number) ? (int)number
        : throw Refuse($"{Join(Place, name)} is no whole number");

    /// <summary>A list; empty where it is missing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">How long it may be.</param>
    public IReadOnlyList<(JsonElement Element, string Place)> List(string name, int most)
    {
        if (Member(name) is not { } member)
        {
            return [];
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            throw Refuse($"{Join(Place, name)} is no list");
        }

        return member.GetArrayLength() <= most
            ? [.. member.EnumerateArray().Select((element, i) => (element, $"{Join(Place, name)}[{i}]"))]
            : throw Refuse($"{Join(Place, name)} is longer than {most}");
    }

    /// <summary>The place of a member.</summary>
    /// <param name="place">Where the object is.</param>
    /// <param name="name">The member's name.</param>
    public static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
