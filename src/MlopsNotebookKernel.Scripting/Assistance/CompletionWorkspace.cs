using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>
/// The workspace that completion works on: a submission that declares what the notebook has, and the cell after it.
/// The second inherits the references of the first. Making it loads the compiler's feature assemblies, which takes most
/// of a second: never before somebody asks or the session is idle.
/// </summary>
internal sealed class CompletionWorkspace : IDisposable
{
    // C# alone: the default set looks for Visual Basic too.
    private static readonly string[] Parts =
    [
        "Microsoft.CodeAnalysis.Workspaces",
        "Microsoft.CodeAnalysis.CSharp.Workspaces",
        "Microsoft.CodeAnalysis.Features",
        "Microsoft.CodeAnalysis.CSharp.Features",
    ];

    private static readonly Lazy<MefHostServices> Host = new(() => MefHostServices.Create(Parts.Select(Load)));

    private readonly AdhocWorkspace _workspace = new(Host.Value);
    private readonly ProjectId _notebook = ProjectId.CreateNewId();
    private readonly DocumentId _cells;
    private readonly DocumentId _cell;
    private Solution _solution;

    /// <summary>Makes an empty workspace.</summary>
    public CompletionWorkspace()
    {
        ProjectId next = ProjectId.CreateNewId();
        _cells = DocumentId.CreateNewId(_notebook);
        _cell = DocumentId.CreateNewId(next);
        _solution = _workspace.CurrentSolution
            .AddProject(Submission(_notebook, "notebook", []))
            .AddProject(Submission(next, "cell", [new ProjectReference(_notebook)]))
            .AddDocument(Script(_cells, "notebook"))
            .AddDocument(Script(_cell, "cell"));
    }

    /// <summary>Brings it up to date with the notebook.</summary>
    /// <param name="declarations">What the cells so far declare.</param>
    /// <param name="references">What the next cell would reference.</param>
    public void Update(string declarations, IEnumerable<MetadataReference> references) => _solution = _solution
        .WithProjectMetadataReferences(_notebook, references)
        .WithDocumentText(_cells, SourceText.From(declarations));

    /// <summary>A cell as a document.</summary>
    /// <param name="code">Its code.</param>
    public Document Cell(string code) => _solution.WithDocumentText(_cell, SourceText.From(code)).GetDocument(_cell)!;

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static Assembly Load(string name) => Assembly.Load(new AssemblyName(name));

    private static ProjectInfo Submission(ProjectId id, string name, IEnumerable<ProjectReference> earlier) => ProjectInfo.Create(
        id, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: SubmissionChain.CompilationOptions,
        parseOptions: SubmissionChain.ScriptOptions, projectReferences: earlier, isSubmission: true);

    private static DocumentInfo Script(DocumentId id, string name) => DocumentInfo.Create(
        id, name, sourceCodeKind: SourceCodeKind.Script,
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(""), VersionStamp.Default)));
}
