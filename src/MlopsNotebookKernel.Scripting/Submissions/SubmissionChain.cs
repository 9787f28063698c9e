using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Scripting.Isolation;
using MlopsNotebookKernel.Scripting.Variables;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// The chain of compiled submissions: each sees the declarations and usings of those before it, and shares their state
/// through an array of submission instances. The compiler is driven directly, because the scripting API costs twice
/// the time a cell.
/// </summary>
/// <param name="context">The notebook's world.</param>
/// <param name="libraries">Cells that were compiled as libraries.</param>
internal sealed class SubmissionChain(SessionLoadContext context, LibraryCompiler libraries)
{
    // No C# name begins so: no type of a notebook or a package is taken for one.
    private const string ClassPrefix = "Submission#";

    private static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: DefaultUsings.All,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        warningLevel: 0,
        nullableContextOptions: NullableContextOptions.Annotations,
        // A library built against another version of what the notebook resolved is no error, as in a project.
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private static readonly EmitOptions Emit = new(
        debugInformationFormat: DebugInformationFormat.PortablePdb,
        // Endless recursion is an exception of the cell's, where it would end the process.
        instrumentationKinds: [InstrumentationKind.StackOverflowProbing]);

    /// <summary>How submissions are emitted.</summary>
    public static EmitOptions EmitOptions => Emit;

    private readonly Lock _gate = new();
    private ImmutableList<CSharpCompilation> _chain = [];
    private object?[] _slots = new object?[8];
    private int _count;
    private readonly List<(int Slot, string Name)> _owned = [];
    private int _assemblies;
    private IReadOnlyDictionary<string, MetadataReference> _referenced = FrozenDictionary<string, MetadataReference>.Empty;

    /// <summary>The submission instances so far, oldest first.</summary>
    public IReadOnlyList<object> Instances
    {
        get
        {
            lock (_gate)
            {
                return [.. _slots.Skip(1).Take(_count).OfType<object>()];
            }
        }
    }

    /// <summary>The submissions so far, oldest first; may be asked for while one is compiled.</summary>
    public IReadOnlyList<CSharpCompilation> Submissions => Volatile.Read(ref _chain);

    /// <summary>What the next submission would reference, by simple name.</summary>
    public IReadOnlyDictionary<string, MetadataReference> NextReferences => References.For(context.Assets, libraries.References);

    /// <summary>How submissions are compiled.</summary>
    public static CSharpCompilationOptions CompilationOptions => Options;

    /// <summary>How submissions are parsed.</summary>
    public static CSharpParseOptions ScriptOptions => ParseOptions;

    /// <summary>The using directives so far, oldest first.</summary>
    public IReadOnlyList<UsingDirectiveSyntax> Usings =>
        [.. Submissions.SelectMany(compilation => compilation.SyntaxTrees[0].GetCompilationUnitRoot().Usings)];

    /// <summary>Whether a type is the class that the compiler wraps a submission's declarations in.</summary>
    /// <param name="type">A type.</param>
    public static bool IsSubmission(Type type) =>
        type.DeclaringType is null && type.Name.StartsWith(ClassPrefix, StringComparison.Ordinal);

    /// <summary>Parses code as a script.</summary>
    /// <param name="code">The code.</param>
    public static SyntaxTree Parse(CodeText code) => CSharpSyntaxTree.ParseText(
        SourceText.From(code.Text, Encoding.UTF8), ParseOptions, code.Path);

    /// <summary>Compiles code as the next submission. No state of the session changes until it is run.</summary>
    /// <param name="tree">The parsed code.</param>
    /// <param name="cancellation">Cancels.</param>
    public CompiledSubmission Compile(SyntaxTree tree, CancellationToken cancellation)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{context.Name} {++_assemblies}");
        IReadOnlyDictionary<string, MetadataReference> references = References.For(context.Assets, libraries.References);
        if (_referenced.Any(pair => references.GetValueOrDefault(pair.Key) != pair.Value))
        {
            Rebuild(references, cancellation);
        }

        // A submission inherits the references of those before it. Naming them again would make each remember them all
        // again, which takes gigabytes after a thousand cells.
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
            name, tree, references.Where(pair => !_referenced.ContainsKey(pair.Key)).Select(pair => pair.Value),
            Options.WithScriptClassName(ClassName(_count + 1)), _chain.LastOrDefault(), typeof(object));
        using MemoryStream pe = new();
        using MemoryStream pdb = new();
        EmitResult result = compilation.Emit(pe, pdb, options: Emit, cancellationToken: cancellation);
        if (!result.Success)
        {
            return new CompiledSubmission(compilation, null, Diagnostics.Errors(result.Diagnostics), false, references);
        }

        CompilationUnitSyntax root = tree.GetCompilationUnitRoot(cancellation);
        if (root.Members.Count == 0)
        {
            // Usings alone take no slot: the compiler counts only submissions that hold code.
            return new CompiledSubmission(compilation, null, [], false, references);
        }

        pe.Position = 0;
        pdb.Position = 0;
        Assembly assembly = context.LoadCompiled(pe, pdb);
        IMethodSymbol entry = compilation.GetEntryPoint(cancellation)!;
        MethodInfo factory = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new CompiledSubmission(
            compilation, factory.CreateDelegate<Func<object?[], Task<object?>>>(), [], ResultShape.HasValue(compilation, root),
            references);
    }

    /// <summary>What code would mean as the next submission; nothing is compiled, and no state of the session changes.</summary>
    /// <param name="tree">The parsed code.</param>
    public CSharpCompilation Consider(SyntaxTree tree)
    {
        (ImmutableList<CSharpCompilation> chain, IReadOnlyDictionary<string, MetadataReference> referenced) = (Volatile.Read(ref _chain), _referenced);
        return CSharpCompilation.CreateScriptCompilation(
            "considered", tree, NextReferences.Where(pair => !referenced.ContainsKey(pair.Key)).Select(pair => pair.Value),
            Options, chain.LastOrDefault(), typeof(object));
    }

    /// <summary>Makes a compiled submission the last of the chain.</summary>
    /// <param name="submission">A submission without errors.</param>
    /// <param name="owned">Its variables whose values are disposed with the session.</param>
    /// <returns>Starts its code; null when it has none.</returns>
    public Func<Task<object?>>? Extend(CompiledSubmission submission, IReadOnlyList<string> owned)
    {
        Volatile.Write(ref _chain, _chain.Add(submission.Compilation));
        _referenced = submission.References;
        if (submission.Factory is not { } factory)
        {
            return null;
        }

        lock (_gate)
        {
            _count++;
            if (_count >= _slots.Length)
            {
                Array.Resize(ref _slots, _slots.Length * 2);
            }

            _owned.AddRange(owned.Select(name => (_count, name)));
        }

        object?[] slots = _slots;
        return () => factory(slots);
    }

    /// <summary>Starts a compiled submission beside the chain: it sees all state, and what it declares is forgotten.</summary>
    /// <param name="submission">A submission without errors.</param>
    /// <returns>Starts its code; null when it has none.</returns>
    public Func<Task<object?>>? Try(CompiledSubmission submission)
    {
        if (submission.Factory is not { } factory)
        {
            return null;
        }

        lock (_gate)
        {
            object?[] slots = [.. _slots.Take(_count + 1), null];
            return () => factory(slots);
        }
    }

    /// <summary>The values of the variables that are disposed with the session, latest first.</summary>
    public IReadOnlyList<object> Owned
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _owned.AsEnumerable().Reverse()
                        .Select(owned => _slots[owned.Slot] is { } instance ? VariableReader.Value(instance, owned.Name) : null)
                        .OfType<object>(),
                ];
            }
        }
    }

    /// <summary>Compiles code as a library, which later submissions reference.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Its errors; none when it was loaded.</returns>
    public IReadOnlyList<Diagnostic> CompileLibrary(CodeText code, CancellationToken cancellation) => libraries.Compile(
        code, Usings, References.For(context.Assets, FrozenDictionary<string, MetadataReference>.Empty).Values, cancellation);

    private static string ClassName(int number) => string.Create(CultureInfo.InvariantCulture, $"{ClassPrefix}{number}");

    /// <summary>
    /// Compiles the chain again on other references: inherited references cannot be taken back one by one, and two
    /// versions of one assembly make its types ambiguous. What runs already is not touched.
    /// </summary>
    private void Rebuild(IReadOnlyDictionary<string, MetadataReference> references, CancellationToken cancellation)
    {
        ImmutableList<CSharpCompilation> rebuilt = [];
        foreach (CSharpCompilation old in _chain)
        {
            SyntaxTree tree = old.SyntaxTrees[0];
            CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
                old.AssemblyName!, tree, rebuilt.Count == 0 ? references.Values : [], old.Options, rebuilt.LastOrDefault(), typeof(object));
            if (tree.GetRoot(cancellation).DescendantNodes().Any(node => node is AnonymousObjectCreationExpressionSyntax))
            {
                // The names of anonymous types are given when they are written. Whether it compiles on the new
                // references does not matter here: a later use of what does not is that cell's error.
                compilation.Emit(System.IO.Stream.Null, cancellationToken: cancellation);
            }

            rebuilt = rebuilt.Add(compilation);
        }

        Volatile.Write(ref _chain, rebuilt);
        _referenced = references;
    }
}
