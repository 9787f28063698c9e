using MlopsNotebookKernel.Commands.Manifest;

namespace MlopsNotebookKernel.Architecture.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void ExtensionManifest_AtTheTop_EqualsTheCatalogue()
    {
        string path = Path.Combine(Repository.Root, "extension-manifest.json");

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == ExtensionManifest.Write(),
            "extension-manifest.json is behind the catalogue: run `mlops manifest --to extension-manifest.json`.");
    }
}
