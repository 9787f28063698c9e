namespace MlopsNotebookKernel.Jupyter.Wire;

/// <summary>A message as it travels: parts of bytes, not read yet.</summary>
/// <param name="Identities">Whom it goes to or comes from; a topic where it is published.</param>
/// <param name="Header">The header, JSON.</param>
/// <param name="Parent">The header of what it answers, JSON; <c>{}</c> for none.</param>
/// <param name="Metadata">Metadata, JSON.</param>
/// <param name="Content">Content, JSON.</param>
/// <param name="Buffers">Binary parts after it.</param>
internal sealed record WireMessage(
    IReadOnlyList<byte[]> Identities,
    byte[] Header,
    byte[] Parent,
    byte[] Metadata,
    byte[] Content,
    IReadOnlyList<byte[]> Buffers);
