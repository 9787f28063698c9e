using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Projects;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>
/// Reads a project by its syntax alone, so that neither its packages nor a build are needed. Parts under <c>#if</c> count
/// as for a debug build on the latest .NET.
/// </summary>
public sealed class ProjectReader : IProjectReader
{
    private static readonly CSharpParseOptions Options = new(
        LanguageVersion.Preview,
        DocumentationMode.None,
        SourceCodeKind.Regular,
        ["DEBUG", "TRACE", "NET", "NETCOREAPP", .. Enumerable.Range(5, 6).SelectMany(version => new[] { FormattableString.Invariant($"NET{version}_0_OR_GREATER") }), "NET10_0"]);

    /// <inheritdoc/>
    public ProjectOutline Read(ProjectText project, CancellationToken cancellation)
    {
        MemberCollector collector = new();
        foreach (string source in project.Sources)
        {
            cancellation.ThrowIfCancellationRequested();
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source.Replace("\r\n", "\n", StringComparison.Ordinal), Options, cancellationToken: cancellation);
            collector.Add(((CSharpSyntaxTree)tree).GetCompilationUnitRoot(cancellation));
        }

        ProjectFileText file = ProjectFileText.Read(project.ProjectFile);
        return new ProjectOutline(collector.Members(), file.Digest, file.Version);
    }
}
