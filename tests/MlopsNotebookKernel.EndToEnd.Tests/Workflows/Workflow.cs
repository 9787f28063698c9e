using YamlDotNet.RepresentationModel;

namespace MlopsNotebookKernel.EndToEnd.Tests.Workflows;

/// <summary>The one job of a sample workflow, as a service would read it.</summary>
/// <param name="Environment">The job's variables.</param>
/// <param name="Folder">Where its steps run, relative to the repository.</param>
/// <param name="Shell">Its shell; null for the service's own choice.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record Workflow(IReadOnlyDictionary<string, string> Environment, string Folder, string? Shell, IReadOnlyList<WorkflowStep> Steps)
{
    public static Workflow Parse(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        YamlMappingNode root = (YamlMappingNode)stream.Documents[0].RootNode;
        YamlMappingNode job = (YamlMappingNode)Assert.Single((YamlMappingNode)root["jobs"]).Value;
        YamlMappingNode? defaults = Find(job, "defaults") is YamlMappingNode found ? (YamlMappingNode)found["run"] : null;
        return new Workflow(
            Find(job, "env") is YamlMappingNode variables ? variables.ToDictionary(pair => Text(pair.Key)!, pair => Text(pair.Value)!) : new Dictionary<string, string>(),
            Text(Find(defaults, "working-directory")) ?? ".",
            Text(Find(defaults, "shell")),
            [.. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().Select(step => new WorkflowStep(
                Text(Find(step, "name")) ?? Text(Find(step, "run"))?.Trim() ?? Text(Find(step, "uses"))!,
                Text(Find(step, "id")),
                Text(Find(step, "if")),
                Text(Find(step, "run")),
                Text(Find(step, "uses"))))]);
    }

    private static YamlNode? Find(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child) ? child : null;

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;
}
