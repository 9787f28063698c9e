using System.Runtime.CompilerServices;

namespace MlopsNotebookKernel.Code.Tests;

/// <summary>
/// Compares a render with a reviewed file beside the test. <c>MLOPS_UPDATE_GOLDEN=1</c> writes the file instead; review
/// the difference before committing it.
/// </summary>
internal static class Golden
{
    public static void Match(string name, string actual, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, $"{name}.golden");
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; run with MLOPS_UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
