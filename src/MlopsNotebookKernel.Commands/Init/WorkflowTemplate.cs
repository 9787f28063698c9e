using System.Text.Json;

namespace MlopsNotebookKernel.Commands.Init;

/// <summary>A sample workflow for GitHub Actions.</summary>
internal static class WorkflowTemplate
{
    /// <summary>Where it is kept, relative to the repository's root.</summary>
    public const string Path = ".github/workflows/notebooks.yml";

    /// <summary>Writes it.</summary>
    /// <param name="notebook">The notebook to run, relative to the repository's root.</param>
    public static string Write(string notebook) => $$$"""
        # Runs the research notebook on every push: a failing cell fails the build, and so does a stale stamp of any notebook.
        # The mlops tool is expected in .config/dotnet-tools.json; change the restore step if it comes from elsewhere.
        name: notebooks
        on: [push, pull_request]
        permissions:
          contents: read
        jobs:
          notebooks:
            runs-on: ubuntu-latest
            env:
              NOTEBOOK: {{{JsonSerializer.Serialize(notebook)}}}
            steps:
              - uses: actions/checkout@v4
                with:
                  # Stamps name commits: the whole history is needed to judge them.
                  fetch-depth: 0
              - uses: actions/setup-dotnet@v4
                with:
                  dotnet-version: 10.0.x
              - run: dotnet tool restore
              - run: dotnet mlops run "$NOTEBOOK" --output out/notebook.ipynb --html out/notebook.html
              - if: hashFiles('**/.mlops/pins/**') != ''
                run: dotnet mlops verify --stamped
              - if: always()
                uses: actions/upload-artifact@v4
                with:
                  name: notebooks
                  path: out

        """.ReplaceLineEndings("\n");
}
