using System.Buffers;
using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Json;

/// <summary>
/// A JSON object as its members' raw text in order, so that what nobody changes is written back as it was, character
/// for character, whatever it holds.
/// </summary>
internal sealed class JsonMembers
{
    private readonly IReadOnlyList<JsonMember> _members;

    private JsonMembers(IReadOnlyList<JsonMember> members) => _members = members;

    /// <summary>An object without members.</summary>
    public static JsonMembers Empty { get; } = new([]);

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => _members.Select(member => member.Name);

    /// <summary>Reads an object.</summary>
    /// <param name="raw">A valid JSON object.</param>
    public static JsonMembers Parse(ReadOnlyMemory<byte> raw)
    {
        Utf8JsonReader reader = new(raw.Span, JsonLimits.ReaderOptions);
        reader.Read();
        List<JsonMember> members = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlyMemory<byte> name = raw.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length + 2);
            members.Add(new JsonMember(JsonStrings.Unescape(name.Span), name, NextValue(ref reader, raw)));
        }

        return new JsonMembers(members);
    }

    /// <summary>Reads the elements of an array, each as written.</summary>
    /// <param name="raw">A valid JSON array.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> ParseArray(ReadOnlyMemory<byte> raw)
    {
        Utf8JsonReader reader = new(raw.Span, JsonLimits.ReaderOptions);
        reader.Read();
        List<ReadOnlyMemory<byte>> elements = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(CurrentValue(ref reader, raw));
        }

        return elements;
    }

    /// <summary>A member's value as written; null when there is none. Of two with one name the last counts, as in Python.</summary>
    /// <param name="name">The member's name.</param>
    public ReadOnlyMemory<byte>? Find(string name)
    {
        for (int i = _members.Count - 1; i >= 0; i--)
        {
            if (_members[i].Name == name)
            {
                return _members[i].Value;
            }
        }

        return null;
    }

    /// <summary>
    /// The same object with a value replaced in place. A new name goes where it belongs when the names are sorted, as
    /// Jupyter writes them, else to the end.
    /// </summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value, laid out for its depth.</param>
    public JsonMembers With(string name, ReadOnlyMemory<byte> value)
    {
        List<JsonMember> members = [.. _members];
        int at = members.FindLastIndex(member => member.Name == name);
        if (at >= 0)
        {
            members[at] = members[at] with { Value = value };
            return new JsonMembers(members);
        }

        bool sorted = members.Zip(members.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0);
        int place = sorted ? members.FindIndex(member => string.CompareOrdinal(member.Name, name) > 0) : -1;
        ArrayBufferWriter<byte> rawName = new();
        JsonStrings.Write(name, rawName);
        members.Insert(place < 0 ? members.Count : place, new JsonMember(name, rawName.WrittenMemory, value));
        return new JsonMembers(members);
    }

    /// <summary>The same object without a member.</summary>
    /// <param name="name">The member's name.</param>
    public JsonMembers Without(string name) => new([.. _members.Where(member => member.Name != name)]);

    /// <summary>Writes the object, its members' values as they are.</summary>
    /// <param name="layout">How to lay it out.</param>
    /// <param name="depth">How deep it lies; the document itself is at 0.</param>
    /// <param name="output">Where to write.</param>
    public void Write(JsonLayout layout, int depth, IBufferWriter<byte> output)
    {
        layout.WriteItems('{', '}', depth, _members, output, static (layout, member, output) =>
        {
            output.Write(member.RawName.Span);
            output.Write(layout.Colon);
            output.Write(member.Value.Span);
        });
    }

    private static ReadOnlyMemory<byte> NextValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> raw)
    {
        reader.Read();
        return CurrentValue(ref reader, raw);
    }

    private static ReadOnlyMemory<byte> CurrentValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> raw)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return raw[start..(int)reader.BytesConsumed];
    }
}
