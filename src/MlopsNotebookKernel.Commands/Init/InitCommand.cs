using MlopsNotebookKernel.Commands.Catalogue;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary><c>mlops init</c>.</summary>
public static class InitCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "init",
        "Makes .mlops/, Git attributes so that notebooks diff like code, and a research notebook to begin with; what exists is kept.",
        "How do I start?",
        [
            new ParameterDefinition("folder", ParameterKind.Path, "The folder that gets .mlops/; by default the one in use, else the repository's root, else the current folder.") { IsPositional = true },
            new ParameterDefinition("notebook", ParameterKind.Notebook, "The research notebook to write, .ipynb or .dib; research.ipynb in the folder by default."),
            new ParameterDefinition("workflow", ParameterKind.Text, "Also writes a sample workflow that runs the notebook for this service.") { Choices = ["github"] },
            new ParameterDefinition("hook", ParameterKind.Text, "Also writes a Git hook into this clone that verifies stamped notebooks: before each push, or before each commit.") { Choices = HookTemplate.Names },
            new ParameterDefinition("gate", ParameterKind.Text, "Also writes a policy for a gate of this name, and a sample workflow for GitHub that retrains each month: data, checks, training, gate, promotion."),
        ],
        services => new InitHandler())
    {
        Examples = ["mlops init", "mlops init notebooks --notebook notebooks/01-research.ipynb --workflow github", "mlops init --hook pre-push", "mlops init --gate flight-delay"],
    };
}
