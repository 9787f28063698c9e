using System.Reflection;
using System.Runtime.Loader;
using Microsoft.ML;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

/// <summary>A data view whose ML.NET lives in a load context of its own, as a notebook's does.</summary>
public sealed class ForeignDataViewContract : TableContract
{
    private static readonly Assembly Foreign = Load();

    [Fact]
    public void Load_MachineLearning_IsAnotherThanOurs() =>
        Assert.NotSame(typeof(MLContext), Foreign.GetType(typeof(MLContext).FullName!));

    protected override TableSource Source(string folder)
    {
        object context = Activator.CreateInstance(Foreign.GetType(typeof(MLContext).FullName!)!, [(int?)1])!;
        object catalogue = context.GetType().GetProperty("Data")!.GetValue(context)!;
        MethodInfo load = catalogue.GetType().GetMethods()
            .Single(method => method.Name == "LoadFromEnumerable" && method.GetParameters()[1].Name == "schemaDefinition")
            .MakeGenericMethod(typeof(SampleRow));
        return new TableSource.Rows(load.Invoke(catalogue, [SampleRow.All, null])!, "sample");
    }

    private static Assembly Load()
    {
        AssemblyLoadContext world = new("notebook");
        Assembly? Resolve(AssemblyName name)
        {
            string path = Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll");
            return name.Name!.StartsWith("Microsoft.ML", StringComparison.Ordinal) && File.Exists(path) ? world.LoadFromAssemblyPath(path) : null;
        }

        foreach (string name in new[] { "Microsoft.ML.DataView", "Microsoft.ML.Core", "Microsoft.ML.Data" })
        {
            Resolve(new AssemblyName(name));
        }

        world.Resolving += (_, name) => Resolve(name);
        return Resolve(new AssemblyName("Microsoft.ML.Data"))!;
    }
}
