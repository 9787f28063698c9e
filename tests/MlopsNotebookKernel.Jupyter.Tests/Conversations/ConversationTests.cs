using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlopsNotebookKernel.Jupyter.Channels;
using MlopsNotebookKernel.Jupyter.Tests.Rigs;

namespace MlopsNotebookKernel.Jupyter.Tests.Conversations;

/// <summary>
/// What a Python front end sends, frame for frame and signed by it (recorded by <c>record.py</c>), and all that the
/// kernel says to it, as reviewed text. To accept a change: set MLOPS_UPDATE_GOLDEN to 1, run, and read the difference.
/// </summary>
public sealed class ConversationTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Replay_RecordedRequests_GivesTheReviewedAnswers()
    {
        using KernelRig rig = new("golden");
        rig.Session.Start();
        foreach (string line in await File.ReadAllLinesAsync(PathOf("requests.golden")))
        {
            string[] parts = JsonSerializer.Deserialize<string[]>(line)!;
            string id = JsonDocument.Parse(parts[4]).RootElement.GetProperty("msg_id").GetString()!;
            rig.Session.Receive(Enum.Parse<ChannelKind>(parts[0], ignoreCase: true), [.. parts.Skip(1).Select(Encoding.UTF8.GetBytes)]);
            await rig.ServedAsync(id);
        }

        string actual = Describe(rig.Sent);
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(PathOf("answers.golden"), actual);
        }

        Assert.Equal((await File.ReadAllTextAsync(PathOf("answers.golden"))).ReplaceLineEndings("\n"), actual);
        Assert.Empty(rig.Log.ToString());
    }

    private static string Describe(IReadOnlyList<SentMessage> sent)
    {
        StringBuilder text = new();
        foreach (SentMessage message in sent)
        {
            text.Append(CultureInfo.InvariantCulture, $"{message.ParentId ?? "-"} {message.Channel.ToString().ToLowerInvariant()} ")
                .Append(string.Join(',', message.Identities.Select(Encoding.UTF8.GetString)))
                .Append(' ').Append(message.Type).Append('\n')
                .Append("    ").Append(JsonSerializer.Serialize(message.Content, Plain)).Append('\n');
        }

        return text.ToString();
    }

    private static string PathOf(string name) => Path.Combine(
        typeof(ConversationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Conversations").Value!,
        name);
}
