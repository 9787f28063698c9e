using System.Text.Json;
using MlopsNotebookKernel.Jupyter.Channels;

namespace MlopsNotebookKernel.Jupyter.Tests.Rigs;

/// <summary>A message that the kernel sent.</summary>
internal sealed record SentMessage(ChannelKind Channel, IReadOnlyList<byte[]> Identities, JsonElement Header, JsonElement Parent, JsonElement Content)
{
    public string Type => Header.GetProperty("msg_type").GetString()!;

    public string? ParentId => Parent.TryGetProperty("msg_id", out JsonElement id) ? id.GetString() : null;

    public bool IsIdle => Type == "status" && Content.GetProperty("execution_state").GetString() == "idle";

    public string Text(string name) => Content.GetProperty(name).GetString()!;
}
