namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>A kind of change with its twin that changes nothing.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Change">The change.</param>
/// <param name="State">What the notebook comes to then.</param>
/// <param name="Differences">All differences, in order, as <see cref="ChangeText"/> writes them.</param>
/// <param name="Remedies">The remedies, in order.</param>
/// <param name="Twin">The like of it that changes nothing.</param>
public sealed record ChangeRow(
    string Name, Func<RepositoryCopy, Task> Change, string State, string[] Differences, string Remedies, Func<RepositoryCopy, Task> Twin)
{
    /// <summary>What the stamp lacks after the change; nothing by default.</summary>
    public string Missing { get; init; } = "";

    /// <summary>What is told of the twin: notes, and what is named to be no change.</summary>
    public string[] TwinDifferences { get; init; } = [];

    /// <summary>What the notebook comes to after the twin.</summary>
    public string TwinState { get; init; } = "fresh";

    /// <summary>A row whose actions need not wait.</summary>
    public static ChangeRow Of(
        string name, Action<RepositoryCopy> change, string state, string[] differences, string remedies, Action<RepositoryCopy> twin) =>
        new(name, Now(change), state, differences, remedies, Now(twin));

    /// <summary>An action as a row takes it.</summary>
    public static Func<RepositoryCopy, Task> Now(Action<RepositoryCopy> action) => copy =>
    {
        action(copy);
        return Task.CompletedTask;
    };
}
