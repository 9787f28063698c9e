using MlopsNotebookKernel.Code.Exports.Calls;
using MlopsNotebookKernel.Code.Exports.Inputs;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// All files of an exported library: its sources, its project, a program that runs it, and a test project that compares
/// it with the notebook. Projects follow the repository around them.
/// </summary>
public static class LibraryProject
{
    /// <summary>The folder of the test project inside the library's folder.</summary>
    /// <param name="libraryName">The library's name.</param>
    public static string TestFolder(string libraryName) => libraryName + ".Tests";

    /// <summary>The folder of the program inside the library's folder.</summary>
    /// <param name="libraryName">The library's name.</param>
    public static string CommandLineFolder(string libraryName) => libraryName + ".Cli";

    /// <summary>The name of the test of a value.</summary>
    /// <param name="value">The value.</param>
    public static string TestName(ReplayedValue value) => TestText.TestName(value);

    /// <summary>The files of the test project by which tests read files as the notebook did.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    /// <param name="inputs">One for each of <see cref="ExportPlan.Inputs"/>.</param>
    public static IReadOnlyList<ExportedFile> GoldenFiles(ExportPlan plan, ExportRequest request, IReadOnlyList<GoldenFile> inputs) =>
        [.. GoldenText.Files(plan, request, inputs)];

    /// <summary>A file as the repository writes files of its kind.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What it was made from.</param>
    public static ExportedFile InStyle(ExportedFile file, ExportRequest request) =>
        request.Style.HasBlockNamespaces && file.Path.EndsWith(".cs", StringComparison.Ordinal) ? file with { Text = NamespaceText.WithBraces(file.Text) } : file;

    /// <summary>All files, sorted by path; <c>export.json</c> is not among them.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    /// <param name="expected">What the notebook had; values that the plan cannot replay are left out.</param>
    /// <param name="calls">Calls of its pure functions.</param>
    /// <param name="inputs">The files that its tests read as the notebook did: one for each of <see cref="ExportPlan.Inputs"/>.</param>
    public static IReadOnlyList<ExportedFile> Files(
        ExportPlan plan,
        ExportRequest request,
        IReadOnlyList<ExpectedValue> expected,
        IReadOnlyList<ExpectedCall> calls,
        IReadOnlyList<GoldenFile> inputs)
    {
        string tests = TestFolder(plan.LibraryName);
        ProjectText projects = new(plan, request);
        List<ExportedFile> files =
        [
            new($"{plan.LibraryName}.csproj", projects.Library()),
            new($"{tests}/{tests}.csproj", projects.Tests()),
            new($"{tests}/LibraryFolder.cs", TestText.LibraryFolder(plan, request)),
            new($"{tests}/NotebookAgreementTests.cs", TestText.Agreement(plan, request)),
            new($"{tests}/PublicApi.txt", plan.PublicApi),
            new($"{tests}/PublicApiText.cs", PublicApi.Source($"{plan.LibraryName}.Tests")),
            new($"{tests}/PublicApiTests.cs", TestText.Api(plan)),
        ];
        if (projects.CentralVersions() is { } versions)
        {
            files.Add(new ExportedFile("Directory.Packages.props", versions));
        }

        if (plan.TrainCommand is not null)
        {
            string program = CommandLineFolder(plan.LibraryName);
            files.Add(new ExportedFile($"{program}/{program}.csproj", projects.CommandLine()));
            files.Add(new ExportedFile($"{tests}/PipelineCommandsTests.cs", TestText.Commands(plan, expected)));
        }

        string? valueTests = TestText.Values(plan, expected);
        if (valueTests is not null)
        {
            files.Add(new ExportedFile($"{tests}/{plan.PipelineName}Tests.cs", valueTests));
        }

        if (CallText.Tests(plan, calls) is { } callTests)
        {
            files.Add(new ExportedFile($"{tests}/{plan.PipelineName}FunctionTests.cs", callTests));
        }

        bool replays = valueTests is not null || plan.Files.Any(file => file.Path.EndsWith("PredictorTests.cs", StringComparison.Ordinal));
        files.AddRange(replays ? GoldenFiles(plan, request, inputs) : []);
        files.AddRange(plan.Files.Where(file => replays || file.Path != $"{tests}/NotebookRun.cs"));
        return [.. files.Select(file => InStyle(file, request)).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }
}
