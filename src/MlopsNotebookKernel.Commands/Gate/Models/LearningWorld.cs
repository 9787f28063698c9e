using System.Reflection;
using System.Runtime.Loader;

namespace MlopsNotebookKernel.Commands.Gate.Models;

/// <summary>
/// The notebook's own ML.NET, in the version it resolved, reached by reflection: ours carries none, and a model runs in
/// the world it was trained in.
/// </summary>
internal sealed class LearningWorld
{
    private const string Namespace = "Microsoft.ML";
    private const string TransformerName = "Microsoft.ML.ITransformer";
    private const string ViewName = "Microsoft.ML.IDataView";
    private const BindingFlags Plain = BindingFlags.DoNotWrapExceptions;

    private readonly Assembly _data;
    private readonly object _context;

    private LearningWorld(Assembly data)
    {
        _data = data;
        _context = Activator.CreateInstance(Type("MLContext"), Plain | BindingFlags.Public | BindingFlags.Instance | BindingFlags.CreateInstance, null, [(int?)1], null)!;
    }

    /// <summary>The world that a value belongs to; null for a value that is no ML.NET object.</summary>
    /// <param name="value">A model, a data view, or an <c>MLContext</c>.</param>
    public static LearningWorld? Of(object? value)
    {
        Type? type = value is null ? null
            : value.GetType().FullName == $"{Namespace}.MLContext" ? value.GetType()
            : Face(value, TransformerName) ?? Face(value, ViewName);
        return type is null ? null : new LearningWorld(type.FullName == $"{Namespace}.MLContext"
            ? type.Assembly
            : AssemblyLoadContext.GetLoadContext(type.Assembly)!.LoadFromAssemblyName(new AssemblyName($"{Namespace}.Data")));
    }

    /// <summary>Whether a value is a model.</summary>
    /// <param name="value">The value.</param>
    public static bool IsModel(object? value) => value is not null && Face(value, TransformerName) is not null;

    /// <summary>Loads a model from a file.</summary>
    /// <param name="path">Absolute path.</param>
    public object Load(string path)
    {
        object operations = _context.GetType().GetProperty("Model")!.GetValue(_context)!;
        MethodInfo load = operations.GetType().GetMethods().Single(method =>
            method.Name == "Load" && method.GetParameters() is [{ ParameterType: var first }, { IsOut: true }] && first == typeof(string));
        return load.Invoke(operations, Plain, null, [path, null], null)!;
    }

    /// <summary>Rows as a data view: one as it is, a sequence of records through <c>LoadFromEnumerable</c>; null for anything else.</summary>
    /// <param name="rows">The rows.</param>
    public object? View(object rows)
    {
        if (Face(rows, ViewName) is not null)
        {
            return rows;
        }

        Type? element = rows.GetType().GetInterfaces().Append(rows.GetType())
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (element is null || !element.IsClass || element == typeof(string))
        {
            return null;
        }

        object catalog = _context.GetType().GetProperty("Data")!.GetValue(_context)!;
        MethodInfo load = catalog.GetType().GetMethods().Single(method =>
            method.Name == "LoadFromEnumerable" && method.GetParameters() is [_, { ParameterType.Name: "SchemaDefinition" }]);
        return load.MakeGenericMethod(element).Invoke(catalog, Plain, null, [rows, null], null)!;
    }

    /// <summary>A model's answers for rows, with some columns alone.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">The rows.</param>
    /// <param name="columns">The columns to keep; those that there are not are left out.</param>
    public object Score(object model, object view, IReadOnlyCollection<string> columns)
    {
        object scored = Face(model, TransformerName)!.GetMethod("Transform")!.Invoke(model, Plain, null, [view], null)!;
        HashSet<string> known = [.. ((System.Collections.IEnumerable)Face(scored, ViewName)!.GetProperty("Schema")!.GetValue(scored)!)
            .Cast<object>().Select(column => (string)column.GetType().GetProperty("Name")!.GetValue(column)!)];
        string[] kept = [.. columns.Where(known.Contains)];
        if (kept.Length == 0)
        {
            return scored;
        }

        object catalog = _context.GetType().GetProperty("Transforms")!.GetValue(_context)!;
        MethodInfo select = Extension("SelectColumns", parameters => parameters is [_, { ParameterType: var names }] && names == typeof(string[]));
        object estimator = select.Invoke(null, Plain, null, [catalog, kept], null)!;
        object transformer = estimator.GetType().GetMethod("Fit")!.Invoke(estimator, Plain, null, [scored], null)!;
        return Face(transformer, TransformerName)!.GetMethod("Transform")!.Invoke(transformer, Plain, null, [scored], null)!;
    }

    /// <summary>Computes every value of a view and forgets it, for the time that takes: writes it where it is gone at once.</summary>
    /// <param name="view">The view.</param>
    public void Compute(object view)
    {
        object catalog = _context.GetType().GetProperty("Data")!.GetValue(_context)!;
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        Extension("SaveAsBinary", parameters => parameters.Length == 4).Invoke(null, Plain, null, [catalog, view, stream, false], null);
    }

    private static Type? Face(object value, string name) => value.GetType().GetInterfaces().FirstOrDefault(face => face.FullName == name);

    private MethodInfo Extension(string name, Func<ParameterInfo[], bool> fits) => _data.GetExportedTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: true })
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Single(method => method.Name == name && fits(method.GetParameters()));

    private Type Type(string name) => _data.GetType($"{Namespace}.{name}", throwOnError: true)!;
}
