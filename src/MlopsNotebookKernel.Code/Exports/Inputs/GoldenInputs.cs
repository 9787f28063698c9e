using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Inputs;

/// <summary>Names the files that tests read as the notebook did, as they come up.</summary>
/// <param name="paths">The files, relative to the notebook's folder.</param>
internal sealed class GoldenInputs(IReadOnlySet<string> paths)
{
    /// <summary>The class of the tests that holds them.</summary>
    public const string ClassName = "GoldenInputs";

    private readonly List<ExportInput> _found = [];

    /// <summary>Those that came up, in that order.</summary>
    public IReadOnlyList<ExportInput> Found => _found;

    /// <summary>How tests name a file's path, as C# source; null when it is none of them.</summary>
    /// <param name="text">The path as the notebook has it.</param>
    /// <param name="variable">What is made from it.</param>
    public string? Of(string text, string variable)
    {
        string path = text.Replace('\\', '/');
        if (!paths.Contains(path))
        {
            return null;
        }

        ExportInput? input = _found.FirstOrDefault(other => other.Path == path);
        if (input is null)
        {
            string about = Identifiers.Pascal(variable);
            about = about.EndsWith("File", StringComparison.Ordinal) ? about[..^"File".Length] : about;
            string name = about + "File";
            int number = 2;
            while (_found.Any(other => other.Name == name))
            {
                name = FormattableString.Invariant($"{about}File{number++}");
            }

            input = new ExportInput(name, path);
            _found.Add(input);
        }

        return $"{ClassName}.{input.Name}.Path";
    }
}
