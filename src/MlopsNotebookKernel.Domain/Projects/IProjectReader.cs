namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>Reads what a project declares from its source, without building it.</summary>
public interface IProjectReader
{
    /// <summary>
    /// The outline of a project. Code that does not parse is taken as far as it does; types are told apart as written,
    /// so that a change of an alias is none.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellation">Cancels.</param>
    ProjectOutline Read(ProjectText project, CancellationToken cancellation);
}
