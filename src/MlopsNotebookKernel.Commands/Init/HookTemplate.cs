namespace MlopsNotebookKernel.Commands.Init;

/// <summary>A Git hook that verifies stamps, for any POSIX shell: Git brings one on Windows too.</summary>
internal static class HookTemplate
{
    /// <summary>The hooks that can be asked for; the first lets commits be made freely and is the one to take.</summary>
    public static IReadOnlyList<string> Names { get; } = ["pre-push", "pre-commit"];

    /// <summary>The line that a hook of the user's own would need.</summary>
    public const string Line = "mlops verify --stamped";

    /// <summary>Writes it.</summary>
    /// <param name="name">The hook's name.</param>
    public static string Write(string name) => $"""
        #!/bin/sh
        # Written by: mlops init --hook {name}
        # Stops {(name == "pre-push" ? "a push" : "a commit")} while a notebook's stamp does not hold. Notebooks without a stamp are left alone.
        # To pass it by once: git {(name == "pre-push" ? "push" : "commit")} --no-verify

        cd "$(git rev-parse --show-toplevel)" || exit 1
        if command -v mlops >/dev/null 2>&1; then
            mlops verify --stamped
        elif [ -f .config/dotnet-tools.json ] && command -v dotnet >/dev/null 2>&1 && dotnet mlops --help >/dev/null 2>&1; then
            dotnet mlops verify --stamped
        else
            echo "{name}: there is no mlops here, so no stamp was verified." >&2
            exit 0
        fi
        status=$?
        if [ "$status" -ne 0 ]; then
            echo "{name}: a stamp does not hold; see the remedy above, or pass the check by with --no-verify." >&2
        fi
        exit "$status"

        """.ReplaceLineEndings("\n");
}
