using System.Collections.Immutable;
using CsCheck;
using MlopsNotebookKernel.Closure.Tests.Rigs;

namespace MlopsNotebookKernel.Closure.Tests;

public sealed class DeclaredTypeTests
{
    private static readonly Gen<Type> Simple = Gen.OneOf<Type>(
        typeof(int), typeof(string), typeof(double?), typeof(DateTimeOffset), typeof(object), typeof(Uri), typeof(System.Numerics.BigInteger));

    private static readonly Gen<Type> Nested = Gen.Recursive<Type>((depth, inner) => depth >= 3 ? Simple : Gen.OneOf(
        Simple,
        inner.Select(type => type.MakeArrayType()),
        inner.Select(type => typeof(List<>).MakeGenericType(type)),
        inner.Select(type => typeof(ImmutableArray<>).MakeGenericType(type)),
        Gen.Select(inner, inner).Select((key, value) => typeof(Dictionary<,>).MakeGenericType(key, value)),
        Gen.Select(inner, inner).Select((one, other) => typeof(ValueTuple<,>).MakeGenericType(one, other))));

    [Theory]
    [InlineData(typeof(int), "global::System.Int32")]
    [InlineData(typeof(int[][]), "global::System.Int32[][]")]
    [InlineData(typeof(double?[]), "global::System.Nullable<global::System.Double>[]")]
    [InlineData(typeof(Dictionary<string, List<int>>), "global::System.Collections.Generic.Dictionary<global::System.String, global::System.Collections.Generic.List<global::System.Int32>>")]
    [InlineData(typeof(int[,]), "object")]
    [InlineData(typeof(int[][,]), "object")]
    [InlineData(typeof(Dictionary<int, int>.KeyCollection), "object")]
    [InlineData(typeof(DeclaredTypeTests), "object")]
    [InlineData(typeof(DateTimeOffset), "global::System.DateTimeOffset")]
    public void Of_Type_IsItsSource(Type type, string source) => Assert.Equal(source, DeclaredType.Of(type));

    [Theory]
    [InlineData(typeof(List<DeclaredTypeTests>))]
    [InlineData(typeof(ReadOnlyMemory<DeclaredTypeTests>[]))]
    [InlineData(typeof(Dictionary<string, List<FactAttribute>>))]
    public void Of_TypeWithAPartThatCannotBeNamed_IsAnObject(Type type) => Assert.Equal("object", DeclaredType.Of(type));

    [Fact]
    public void Of_TypeOfALibraryWhoseNameBeginsLikeDotNets_IsAnObject() =>
        Assert.Equal("object", DeclaredType.Of(typeof(System.CommandLine.RootCommand)));

    [Fact]
    public async Task Of_AnyTypeOfDotNet_IsUnderstoodByACellAsThatType()
    {
        Type[] types = [.. Nested.Array[200].Single()];
        await using HostedRig rig = new();

        object? understood = await rig.Notebook.EvaluateAsync($"new System.Type[] {{ {string.Join(", ", types.Select(type => $"typeof({DeclaredType.Of(type)})"))} }}");

        Assert.Equal(types, Assert.IsType<Type[]>(understood));
    }
}
