using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Jupyter;

/// <summary>What a kernel is told when it starts.</summary>
/// <param name="Key">The key that messages are signed with; empty for none.</param>
/// <param name="Language">The language of its cells.</param>
/// <param name="Version">The tool's version.</param>
/// <param name="Log">Takes lines for whoever runs the front end.</param>
/// <param name="Clock">The clock.</param>
internal sealed record KernelSessionParts(byte[] Key, KernelLanguage Language, string Version, TextWriter Log, TimeProvider Clock);
