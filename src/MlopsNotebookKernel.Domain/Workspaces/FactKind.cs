using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>What the files of one kind of fact are, and what is raised for one that is not.</summary>
/// <param name="What">What a file is, in a word or two, as messages say it.</param>
/// <param name="Schema">The schema that it states; of lines, that each states.</param>
/// <param name="Largest">The largest size that it can have, in bytes.</param>
/// <param name="Conflict">What helps where it holds Git's conflict markers.</param>
/// <param name="Fault">Makes the kind's own fault, with its code, of a message, a remedy and a cause.</param>
internal sealed record FactKind(string What, string Schema, long Largest, string Conflict, Func<string, string, Exception?, MlopsException> Fault)
{
    /// <summary>What to raise for a file that is not as it must be.</summary>
    /// <param name="file">The file, as messages call it.</param>
    /// <param name="problem">What is wrong, as a clause about it.</param>
    /// <param name="inner">The cause; null without one.</param>
    public MlopsException Malformed(string file, string problem, Exception? inner = null) =>
        Fault($"{file} is no {What}: {problem}.", "Mend it (FORMATS.md says what it holds), or take it back from Git.", inner);

    /// <summary>What to raise for a file of another version.</summary>
    /// <param name="file">The file, as messages call it.</param>
    /// <param name="schema">The schema that it states.</param>
    public MlopsException OfAnotherVersion(string file, string schema) =>
        Fault($"{file} is written as {schema}; this version reads {Schema}.", "Use a version of mlops that knows it.", null);

    /// <summary>Reads a file's text: one of its own, no larger than its kind can be, and without Git's conflict markers.</summary>
    /// <param name="path">Absolute path of a file that exists.</param>
    /// <param name="file">The file, as messages call it.</param>
    public string Text(string path, string file)
    {
        if (FactFile.Objection(path, Largest) is { } objection)
        {
            throw Malformed(file, objection);
        }

        return Resolved(File.ReadAllText(path), file);
    }

    /// <summary>A text that holds no conflict markers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, as messages call it.</param>
    public string Resolved(string text, string file) =>
        ConflictMarkers.In(text) ? throw Fault($"{file} holds Git conflict markers.", Conflict, null) : text;
}
