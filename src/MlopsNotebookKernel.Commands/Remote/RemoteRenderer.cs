using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Remote;

/// <summary>Shows a <see cref="RemoteResult"/>.</summary>
internal static class RemoteRenderer
{
    /// <summary>Makes the view.</summary>
    /// <param name="result">The result.</param>
    public static View View(RemoteResult result)
    {
        ViewBlock[] blocks = result.Remotes.Count == 0 ? [] :
        [
            new ViewBlock.Table(
                [new("Remote"), new("Place"), new("Named by"), new("Used")],
                [.. result.Remotes.Select(remote => (IReadOnlyList<ViewCell>)
                [
                    remote.Name,
                    remote.Place ?? remote.Problem ?? "",
                    remote.Source == RemoteSource.User ? "you" : "the repository",
                    remote.Problem is not null ? new ViewCell("no", ViewStatus.Bad)
                        : remote.Accepted ? new ViewCell("yes", ViewStatus.Good)
                        : new ViewCell($"not before you accept it: mlops remote accept {remote.Name}", ViewStatus.Warning),
                ])]),
        ];
        return new View(ViewStatus.Neutral, Summary(result), blocks);
    }

    private static string Summary(RemoteResult result) => result switch
    {
        { Action: RemoteCommand.Add, Remotes: [var added] } => $"The remote {added.Name} is {added.Place}.",
        { Action: RemoteCommand.Accept, Remotes: [var accepted] } => $"The remote {accepted.Name} at {accepted.Place} is used from now on.",
        { Action: RemoteCommand.Remove, Remotes: [var removed] } => $"The remote {removed.Name} is forgotten; what is kept there stays.",
        { Remotes.Count: 0 } => "No remote is known here: name a folder that others reach with mlops remote add NAME FOLDER.",
        _ => $"{QuantityText.Count(result.Remotes.Count, "remote")}.",
    };
}
