using System.Text.Json;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Messages;

/// <summary>A message from a front end, read.</summary>
/// <param name="Channel">Where it came.</param>
/// <param name="Identities">Whom an answer goes to.</param>
/// <param name="Header">Its header.</param>
/// <param name="RawHeader">Its header as it came: answers repeat it to the byte.</param>
/// <param name="Metadata">Its metadata; an object.</param>
/// <param name="Content">Its content; an object.</param>
internal sealed record Request(
    ChannelKind Channel,
    IReadOnlyList<byte[]> Identities,
    MessageHeader Header,
    byte[] RawHeader,
    JsonElement Metadata,
    JsonElement Content)
{
    /// <summary>Reads a message; null where it is no request.</summary>
    /// <param name="channel">Where it came.</param>
    /// <param name="message">The message, of a right signature.</param>
    public static Request? Read(ChannelKind channel, WireMessage message)
    {
        try
        {
            return MessageHeader.Read(Parse(message.Header)) is { } header
                && Parse(message.Metadata) is { ValueKind: JsonValueKind.Object } metadata
                && Parse(message.Content) is { ValueKind: JsonValueKind.Object } content
                ? new Request(channel, message.Identities, header, message.Header, metadata, content)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }

    /// <summary>A text of the content; null where there is none.</summary>
    /// <param name="name">The member.</param>
    public string? Text(string name)
    {
        try
        {
            return Content.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A yes or no of the content.</summary>
    /// <param name="name">The member.</param>
    /// <param name="otherwise">What it is where it is not said.</param>
    public bool Flag(string name, bool otherwise) => Content.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => otherwise,
        }
        : otherwise;

    /// <summary>A whole number of the content; null where there is none.</summary>
    /// <param name="name">The member.</param>
    public int? Integer(string name) =>
        Content.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out int number) ? number : null;

    private static JsonElement Parse(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
