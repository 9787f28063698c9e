using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Workflows;

/// <summary>The sample workflow that runs a notebook on every push: its steps, as they are written.</summary>
public sealed class NotebooksWorkflowTests
{
    [ToolFact("bash")]
    public async Task Notebooks_TemplateAsInitWritesIt_RunsAndIsHeldToItsStampOnceItHasOne()
    {
        using TemporaryRepository repository = TemporaryRepository.Bare();
        LibGit2Sharp.Repository.Init(repository.Folder);
        (await ToolRun.Of(repository.Folder, "init", "--workflow", "github")).Exits(0);
        repository.Write(".gitignore", "out/\n");
        repository.Commit("Begin");
        Workflow workflow = Workflow.Parse(File.ReadAllText(Path.Combine(repository.Folder, ".github", "workflows", "notebooks.yml")));

        WorkflowRun first = await WorkflowRun.Of(workflow, repository.Folder, "1");
        Assert.True(first.Succeeded, first.Log);
        Assert.True(File.Exists(Path.Combine(repository.Folder, "out", "notebook.html")));
        Assert.DoesNotContain("dotnet mlops verify --stamped", first.Done);

        repository.Write("research.ipynb", Notebooks.OfCode("int answer = 42;", "#!mlops-pin --question \"What is the answer?\""));
        repository.Commit("Ask");
        (await ToolRun.Of(repository.Folder, "run", "research.ipynb", "--in-place")).Exits(0);
        repository.Commit("Stamp");
        WorkflowRun stamped = await WorkflowRun.Of(workflow, repository.Folder, "2");
        Assert.True(stamped.Succeeded, stamped.Log);
        Assert.Contains("dotnet mlops verify --stamped", stamped.Done);

        string notebook = File.ReadAllText(Path.Combine(repository.Folder, "research.ipynb"));
        repository.Write("research.ipynb", notebook.Replace("answer = 42", "answer = 43", StringComparison.Ordinal));
        WorkflowRun stale = await WorkflowRun.Of(workflow, repository.Folder, "3");
        Assert.Equal("dotnet mlops verify --stamped", stale.Failed);
    }
}
