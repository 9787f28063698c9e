using System.Text.Json;

namespace MlopsNotebookKernel.Jupyter.Messages;

/// <summary>What a message says of itself.</summary>
/// <param name="Id">Its id, unique.</param>
/// <param name="Session">The session of the one who sent it.</param>
/// <param name="UserName">Whose session it is.</param>
/// <param name="Type">Its type, such as <c>execute_request</c>.</param>
internal sealed record MessageHeader(string Id, string Session, string UserName, string Type)
{
    private const int LongestName = 512;

    /// <summary>Reads a header; null where it lacks what every header has.</summary>
    /// <param name="json">The header.</param>
    public static MessageHeader? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string? id = Name(json, "msg_id");
        string? type = Name(json, "msg_type");
        return id is { Length: > 0 } && type is { Length: > 0 }
            ? new MessageHeader(id, Name(json, "session") ?? "", Name(json, "username") ?? "", type)
            : null;
    }

    private static string? Name(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: <= LongestName } text ? text : null;
}
