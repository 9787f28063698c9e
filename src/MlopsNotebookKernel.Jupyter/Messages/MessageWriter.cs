using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Messages;

/// <summary>Writes a kernel's messages.</summary>
/// <param name="clock">Dates them.</param>
internal sealed class MessageWriter(TimeProvider clock)
{
    /// <summary>The version of the messaging protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.4";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] Nothing = "{}"u8.ToArray();
    private readonly string _session = Guid.NewGuid().ToString();
    private int _sent;

    /// <summary>Writes a message.</summary>
    /// <param name="identities">Whom it goes to.</param>
    /// <param name="type">Its type.</param>
    /// <param name="parent">The request it belongs to; null for none.</param>
    /// <param name="content">Its content.</param>
    public WireMessage Write(IReadOnlyList<byte[]> identities, string type, Request? parent, JsonObject content) =>
        new(identities, Header(type), parent?.RawHeader ?? Nothing, Nothing, Bytes(content), []);

    private byte[] Header(string type) => Bytes(new JsonObject
    {
        ["msg_id"] = _session + "_" + Interlocked.Increment(ref _sent).ToString(CultureInfo.InvariantCulture),
        ["session"] = _session,
        ["username"] = "kernel",
        ["date"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = ProtocolVersion,
    });

    private static byte[] Bytes(JsonObject json)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            json.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
