using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Scripting;

[assembly: ReferenceAssembly]

namespace Microsoft.DotNet.Interactive.CSharp
{
    public class CSharpKernel : Kernel
    {
        public CSharpKernel(string name)
            : base(name) => throw null;

        public ScriptState ScriptState => throw null;

        public void AddAssemblyReferences(IEnumerable<string> assemblyPaths) => throw null;
    }
}
