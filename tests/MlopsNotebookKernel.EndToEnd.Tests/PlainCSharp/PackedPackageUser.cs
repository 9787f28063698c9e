namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>Tests that share the package, which is packed once.</summary>
[CollectionDefinition(nameof(PackedPackageUser))]
public sealed class PackedPackageUser : ICollectionFixture<PackedPackage>;
