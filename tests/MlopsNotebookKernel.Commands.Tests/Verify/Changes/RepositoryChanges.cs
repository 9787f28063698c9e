using static MlopsNotebookKernel.Commands.Tests.Verify.Changes.StampedRepository;

namespace MlopsNotebookKernel.Commands.Tests.Verify.Changes;

/// <summary>Changes of where the repository stands.</summary>
internal static class RepositoryChanges
{
    private const string Value = "assetChanged material flights (data/flights.csv): #, 4 rows → #, 4 rows [delay values 1]";
    private const string Unknown = " (The stamped commit is not in this clone's history, so the commits that changed it cannot be named)";

    public static IEnumerable<ChangeRow> Rows() =>
    [
        ChangeRow.Of(
            "commit", copy => Commit(copy, Csv, "LAX,40", "LAX,41", "One delay corrected"), "stale",
            [Value + " «One delay corrected»"], "rerun 3",
            copy => Commit(copy, Outside, "About", "All about", "Prose")),
        ChangeRow.Of(
            "commits of code", copy =>
            {
                Commit(copy, Helper, "15", "16", "Sixteen");
                Commit(copy, Outside, "About", "All about", "Prose");
                Commit(copy, Helper, "16", "17", "Seventeen");
            },
            "stale", ["fileChanged material tools/helper.csx: # → # «Seventeen; Sixteen»"], "rerun 2",
            copy =>
            {
                Commit(copy, Helper, "15", "16", "Sixteen");
                Commit(copy, Helper, "16", "15", "Fifteen again");
            }),
        ChangeRow.Of(
            "amended", copy =>
            {
                Amend(copy);
                Commit(copy, Csv, "LAX,40", "LAX,41", "A correction");
            },
            "stale", [Value + Unknown], "rerun 3", Amend),
        ChangeRow.Of(
            "rebased", copy =>
            {
                Rebase(copy);
                Commit(copy, Csv, "LAX,40", "LAX,41", "One delay corrected");
            },
            "stale", [Value + Unknown], "rerun 3", Rebase),
        ChangeRow.Of(
            "detached", copy =>
            {
                Commit(copy, Csv, "LAX,40", "LAX,41", "One delay corrected");
                Commit(copy, Outside, "About", "All about", "Prose");
                copy.Rig.Git("checkout", "-q", "--detach", "HEAD~1");
            },
            "stale", [Value + " «One delay corrected»"], "rerun 3",
            copy => copy.Rig.Git("checkout", "-q", "--detach")),
        ChangeRow.Of(
            "shallow clone", copy =>
            {
                Commit(copy, Csv, "LAX,40", "LAX,41", "One delay corrected");
                Clone(copy, "--depth", "1");
            },
            "stale", [Value.Replace(" 1]", "]", StringComparison.Ordinal) + Unknown], "rerun 3",
            copy => Clone(copy, "--depth", "1"))
            with { Missing = "The bytes of flights@c181b927e2fc (data/flights.csv) are in no commit of this shallow clone." },
        ChangeRow.Of(
            "second clone", copy =>
            {
                Commit(copy, Csv, "LAX,40", "LAX,41", "One delay corrected");
                Clone(copy);
            },
            "stale", [Value + " «One delay corrected»"], "rerun 3",
            copy => Clone(copy)),
        ChangeRow.Of(
            "worktree", copy =>
            {
                Worktree(copy);
                copy.Replace(Csv, "LAX,40", "LAX,41");
            },
            "stale", [Value], "rerun 3", Worktree),
        ChangeRow.Of(
            "submodule moved", copy => Module(copy, "shared.csx", "int Shared() => 2;\n", "Two"), "stale",
            [
                "fileChanged material vendor/shared/shared.csx: # → # «Two»",
                "submoduleMoved note vendor/shared: commit # → commit # «Two»",
            ],
            "rerun 2",
            copy => Module(copy, "notes.md", "More about the library.\n", "Notes"))
            with { TwinDifferences = ["submoduleMoved note vendor/shared: commit # → commit # «Notes»"] },
        ChangeRow.Of(
            "submodule dirty", copy => copy.Rig.Write(Shared, "int Shared() => 2;\n"), "stale",
            [
                "fileChanged material vendor/shared/shared.csx: # → #",
                "submoduleMoved note vendor/shared: commit # → commit #, with changes of its own",
            ],
            "rerun 2",
            copy => copy.Rig.Write(StampedRepository.Module + "/notes.md", "More about the library.\n"))
            with { TwinDifferences = ["submoduleMoved note vendor/shared: commit # → commit #, with changes of its own"] },
        ChangeRow.Of(
            "dirty", copy => copy.Replace(Helper, "15", "20"), "stale", ["fileChanged material tools/helper.csx: # → #"], "rerun 2",
            copy => copy.Replace(Outside, "About", "All about")),
        ChangeRow.Of(
            "untracked", copy =>
            {
                copy.Rig.Git("rm", "-q", "--cached", Csv);
                copy.Replace(Csv, "LAX,40", "LAX,41");
            },
            "stale", [Value], "rerun 3",
            copy =>
            {
                copy.Rig.Git("rm", "-q", "--cached", Csv);
                copy.Rig.Write("data/scratch.csv", "a\n1\n");
            }),
        ChangeRow.Of(
            "conflict markers in data", copy => copy.Replace(Csv, "LAX,40\n", "<<<<<<< HEAD\nLAX,40\n=======\nLAX,41\n>>>>>>> side\n"), "stale",
            ["assetChanged material flights (data/flights.csv): #, 4 rows → cannot be read (Line 4 of 'flights.csv' has 1 values where the first line names 2 columns)"], "rerun 3",
            copy => copy.Replace(Outside, "About", "<<<<<<< HEAD\nAbout\n=======\nOf\n>>>>>>> side\n")),
        ChangeRow.Of(
            "conflict markers in the stamp", copy =>
            {
                copy.Rig.Write(Stamp, $"<<<<<<< HEAD\n{copy.Rig.Read(Stamp)}=======\n>>>>>>> side\n");
                copy.Asked = ".";
            },
            "unreadable MLOPS1701", [], "", copy => copy.Asked = "."),
        ChangeRow.Of(
            "conflict markers in the notebook", copy =>
            {
                copy.Rig.Write(Notebook, $"<<<<<<< HEAD\n{copy.Rig.Read(Notebook)}=======\n>>>>>>> side\n");
                copy.Asked = ".";
            },
            "unreadable MLOPS1104", [], "", copy => copy.Asked = ".")
            with
            {
                Twin = copy => copy.Rig.EditAsync(Notebook, "late + 1", "late + 1 // <<<<<<< HEAD"),
                TwinState = "proseOnly",
                TwinDifferences = ["cellProse none Cell 9 (late + 1 // <<<<<<< HEAD): late + 1 → late + 1 // <<<<<<< HEAD"],
            },
    ];

    public static void Commit(RepositoryCopy copy, string file, string part, string instead, string subject)
    {
        copy.Replace(file, part, instead);
        copy.Rig.Git("commit", "-q", "-m", subject, "--", file);
    }

    public static void Module(RepositoryCopy copy, string file, string text, string subject)
    {
        copy.Rig.Write($"{StampedRepository.Module}/{file}", text);
        copy.InModule("commit", "-q", "-a", "-m", subject);
    }

    /// <summary>The stamped commit under another message, and so with another id.</summary>
    private static void Amend(RepositoryCopy copy)
    {
        copy.Rig.Git("reset", "-q", "--soft", "HEAD~1");
        copy.Rig.Git("commit", "-q", "--amend", "-m", "Amended");
    }

    /// <summary>The same content on another history.</summary>
    private static void Rebase(RepositoryCopy copy)
    {
        copy.Rig.Git("checkout", "-q", "--orphan", "other");
        copy.Rig.Git("commit", "-q", "-m", "All of it on another base");
        copy.Rig.Git("branch", "-q", "-D", "main");
    }

    private static void Worktree(RepositoryCopy copy)
    {
        copy.Rig.Git("worktree", "add", "-q", "-b", "side", copy.Beside("side"));
        copy.GoTo("side");
        copy.Rig.Git("-c", "protocol.file.allow=always", "submodule", "-q", "update", "--init");
    }

    private static void Clone(RepositoryCopy copy, params string[] options)
    {
        copy.Rig.Git(["-c", "protocol.file.allow=always", "clone", "-q", "--recurse-submodules", .. options, new Uri(copy.Rig.Root).AbsoluteUri, copy.Beside("clone")]);
        copy.GoTo("clone");
    }
}
