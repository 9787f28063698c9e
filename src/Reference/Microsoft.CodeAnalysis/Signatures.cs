using System.Runtime.CompilerServices;

[assembly: ReferenceAssembly]

namespace Microsoft.CodeAnalysis
{
    public abstract class MetadataReference
    {
        internal MetadataReference() => throw null;
    }

    public abstract class PortableExecutableReference : MetadataReference
    {
        public string FilePath => throw null;
    }
}
