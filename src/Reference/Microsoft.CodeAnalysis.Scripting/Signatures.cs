using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

[assembly: ReferenceAssembly]

namespace Microsoft.CodeAnalysis.Scripting
{
    public abstract class Script
    {
        internal Script() => throw null;

        public string Code => throw null;

        public ScriptOptions Options => throw null;

        public Script Previous => throw null;
    }

    public sealed class ScriptOptions
    {
        internal ScriptOptions() => throw null;

        public ImmutableArray<string> Imports => throw null;

        public ImmutableArray<MetadataReference> MetadataReferences => throw null;
    }

    public abstract class ScriptState
    {
        internal ScriptState() => throw null;

        public Script Script => throw null;

        public ImmutableArray<ScriptVariable> Variables => throw null;
    }

    public sealed class ScriptVariable
    {
        internal ScriptVariable() => throw null;

        public string Name => throw null;

        public Type Type => throw null;

        public object Value => throw null;
    }
}
