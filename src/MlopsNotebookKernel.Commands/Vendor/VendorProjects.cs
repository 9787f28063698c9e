using System.Xml;
using System.Xml.Linq;
using MlopsNotebookKernel.Code.Projects;
using MlopsNotebookKernel.Code.Vendoring;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Projects;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Vendoring;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Vendor;

/// <summary>Reads the projects of a stamp as they were when it was made.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class VendorProjects(CommandServices services, Workspace workspace)
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private readonly ProjectReader _reader = new();

    /// <summary>Reads a project.</summary>
    /// <param name="project">As the stamp names it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="VendorException">No commit holds it as it was (MLOPS2403, MLOPS2404).</exception>
    public ProjectCode Read(StampedProject project, CancellationToken cancellation)
    {
        string file = Path.GetFullPath(project.Path, workspace.Root);
        if (PathFence.Objection(workspace.Fence, file) is not null || project.Commit is not { } commit
            || services.Committed?.Value is not { } committed || WorkspaceLocator.Find(file).GitRoot is not { } root)
        {
            throw new VendorException("MLOPS2403", $"No commit holds {project.Path} as the notebook called it.", "Commit the project, run the notebook and pin it again.");
        }

        string relative = Path.GetRelativePath(root, file).Replace('\\', '/');
        ProjectText text = ProjectFolder.ReadAt(committed, root, commit, relative, cancellation) ?? throw new VendorException(
            "MLOPS2404", $"The stamped commit {commit[..12]} of {project.Path} is not in this clone.", "Fetch it: git fetch --all, or git fetch --unshallow in a shallow clone.");
        ProjectOutline outline = _reader.Read(text, cancellation);
        return outline.Source == project.Source
            ? new ProjectCode(text.Sources, [.. GlobalUsings(text.ProjectFile), .. UsingsAbove(committed, root, commit, relative, cancellation)])
            : throw new VendorException(
                "MLOPS2403",
                $"{project.Path} had changes that no commit holds when the notebook was stamped, so what it called is not in Git.",
                "Bring the project to that state, commit it, run the notebook and pin it again.");
    }

    /// <summary>What <c>Directory.Build.props</c> above the project says, the nearest first, as a build takes it.</summary>
    private static IEnumerable<string> UsingsAbove(ICommittedFiles committed, string root, string commit, string project, CancellationToken cancellation)
    {
        string folder = project;
        while (folder.Length > 0)
        {
            int slash = folder.LastIndexOf('/');
            folder = slash < 0 ? "" : folder[..slash];
            IReadOnlyDictionary<string, string>? files = committed.At(root, commit, folder, path => path == "Directory.Build.props", cancellation);
            if (files is not null && files.TryGetValue("Directory.Build.props", out string? properties))
            {
                return GlobalUsings(properties);
            }
        }

        return [];
    }

    private static IEnumerable<string> GlobalUsings(string projectFile)
    {
        XElement? root = Parse(projectFile);
        if (root is null)
        {
            return [];
        }

        bool isImplicit = root.Descendants().Any(element => element.Name.LocalName == "ImplicitUsings" && element.Value.Trim() is "enable" or "true");
        return [.. isImplicit ? ImplicitUsings : [], .. root.Descendants().Where(element => element.Name.LocalName == "Using").Select(Named).OfType<string>()];
    }

    private static string? Named(XElement item) => (string?)item.Attribute("Include") is not { Length: > 0 } name || name.Contains('$', StringComparison.Ordinal) ? null
        : (string?)item.Attribute("Alias") is { Length: > 0 } alias ? $"{alias} = {name}"
        : (string?)item.Attribute("Static") is "true" ? $"static {name}"
        : name;

    private static XElement? Parse(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            // Its sources may well compile without what it says; if not, the compiler tells what is missing.
            return null;
        }
    }
}
