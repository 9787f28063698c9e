using MlopsNotebookKernel.Domain.Remotes;

namespace MlopsNotebookKernel.Storage.Tests.Remotes;

public sealed class MemoryRemoteTests : RemoteContractTests
{
    private readonly MemoryRemote _remote = new();

    protected override IRemote Open() => _remote;

    protected override void Plant(string digest, byte[] bytes) => _remote.Objects[digest] = bytes;
}
