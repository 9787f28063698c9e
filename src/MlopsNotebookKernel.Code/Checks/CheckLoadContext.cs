using System.Runtime.Loader;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>Where compiled checks live: they see the framework and nothing of the toolkit, and go when nobody holds them.</summary>
internal sealed class CheckLoadContext() : AssemblyLoadContext("checks", isCollectible: true);
