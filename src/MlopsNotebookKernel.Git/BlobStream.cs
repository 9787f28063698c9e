using LibGit2Sharp;

namespace MlopsNotebookKernel.Git;

/// <summary>A blob's bytes; keeps a repository of its own open for as long as it is read.</summary>
internal sealed class BlobStream : Stream
{
    private readonly Repository _repository;
    private readonly Stream _content;

    /// <summary>Opens a blob.</summary>
    /// <param name="root">The working tree.</param>
    /// <param name="id">The blob's id, known to be there.</param>
    public BlobStream(string root, string id)
    {
        _repository = LibraryReader.Open(root);
        _content = _repository.Lookup<Blob>(id).GetContentStream();
    }

    public override bool CanRead => true;

    public override bool CanSeek => _content.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _content.Length;

    public override long Position
    {
        get => _content.Position;
        set => _content.Position = value;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _content.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => _content.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _repository.Dispose();
        }

        base.Dispose(disposing);
    }
}
