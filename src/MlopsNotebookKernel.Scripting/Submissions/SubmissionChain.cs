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

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// The chain of compiled submissions: each sees the declarations and usings of those before it, and shares their state
/// through an array of submission instances. The compiler is driven directly, because the scripting API costs twice
/// the time a cell.
/// </summary>
/// <param name="context">The notebook's world.</param>
internal sealed class SubmissionChain(SessionLoadContext context)
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

    private static readonly EmitOptions Emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly Lock _gate = new();
    private CSharpCompilation? _previous;
    private object?[] _slots = new object?[8];
    private int _count;
    private int _assemblies;
    private readonly Dictionary<string, string> _referenced = new(StringComparer.OrdinalIgnoreCase);
    private AssetMap? _referencedAssets;

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

    /// <summary>
    /// The assemblies that earlier cells were compiled against in another version than a map holds. Two versions of one
    /// assembly would make every type in it ambiguous.
    /// </summary>
    /// <param name="assets">A map.</param>
    public IReadOnlyList<VersionMismatch> Mismatches(AssetMap assets) =>
    [
        .. assets.Compile
            .Where(pair => _referenced.TryGetValue(pair.Key, out string? path) && path != pair.Value
                && AssemblyName.GetAssemblyName(path).FullName != AssemblyName.GetAssemblyName(pair.Value).FullName)
            .Select(pair => VersionMismatch.Of(pair.Key, _referenced[pair.Key], pair.Value)),
    ];

    /// <summary>Whether a type is the class that the compiler wraps a submission's declarations in.</summary>
    /// <param name="type">A type.</param>
    public static bool IsSubmission(Type type) =>
        type.DeclaringType is null && type.Name.StartsWith(ClassPrefix, StringComparison.Ordinal);

    /// <summary>Parses code as a script.</summary>
    /// <param name="code">The code.</param>
    public static SyntaxTree Parse(CodeText code) => CSharpSyntaxTree.ParseText(
        SourceText.From(code.Text, Encoding.UTF8), ParseOptions, code.Path);

    /// <summary>Compiles code as the next submission. Nothing of the session changes until it is run.</summary>
    /// <param name="tree">The parsed code.</param>
    /// <param name="cancellation">Cancels.</param>
    public CompiledSubmission Compile(SyntaxTree tree, CancellationToken cancellation)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{context.Name} {++_assemblies}");
        AssetMap assets = context.Assets;
        IReadOnlyDictionary<string, string> added = NewReferences(assets);
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
            name, tree, added.Values.Select(References.Of), Options.WithScriptClassName(ClassName(_count + 1)), _previous, typeof(object));
        using MemoryStream pe = new();
        using MemoryStream pdb = new();
        EmitResult result = compilation.Emit(pe, pdb, options: Emit, cancellationToken: cancellation);
        if (!result.Success)
        {
            return new CompiledSubmission(compilation, null, Errors(result.Diagnostics), false, added, assets);
        }

        CompilationUnitSyntax root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        if (root.Members.Count == 0)
        {
            // Usings alone take no slot: the compiler counts only submissions that hold code.
            return new CompiledSubmission(compilation, null, [], false, added, assets);
        }

        pe.Position = 0;
        pdb.Position = 0;
        Assembly assembly = context.LoadCompiled(pe, pdb);
        IMethodSymbol entry = compilation.GetEntryPoint(cancellation)!;
        MethodInfo factory = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new CompiledSubmission(
            compilation, factory.CreateDelegate<Func<object?[], Task<object?>>>(), [], ResultShape.HasValue(compilation, root),
            added, assets);
    }

    /// <summary>Makes a compiled submission the last of the chain.</summary>
    /// <param name="submission">A submission without errors.</param>
    /// <returns>Starts its code; null when it has none.</returns>
    public Func<Task<object?>>? Extend(CompiledSubmission submission)
    {
        _previous = submission.Compilation;
        foreach ((string name, string path) in submission.AddedReferences)
        {
            _referenced[name] = path;
        }

        _referencedAssets = submission.Assets;
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
        }

        object?[] slots = _slots;
        return () => factory(slots);
    }

    private static string ClassName(int number) => string.Create(CultureInfo.InvariantCulture, $"{ClassPrefix}{number}");

    private static IReadOnlyList<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>
    /// What earlier submissions did not reference. A submission inherits the references of those before it; naming them
    /// again would make each remember them all again, which takes gigabytes after a thousand cells.
    /// </summary>
    private IReadOnlyDictionary<string, string> NewReferences(AssetMap assets) => ReferenceEquals(assets, _referencedAssets)
        ? FrozenDictionary<string, string>.Empty
        : References.PathsFor(assets).Where(pair => _referenced.GetValueOrDefault(pair.Key) != pair.Value)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
}
