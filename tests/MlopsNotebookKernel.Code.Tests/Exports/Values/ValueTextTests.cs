using System.Collections;
using System.Globalization;
using System.Runtime.Loader;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Code.Exports.Values;

namespace MlopsNotebookKernel.Code.Tests.Exports.Values;

/// <summary>What a value is written as makes that value.</summary>
public sealed class ValueTextTests
{
    public enum Size
    {
        Small = -1,
        Large = 4,
    }

    public record Point(double X, double? Y, string Name);

    public sealed record Place(double X, double? Y, string Name, Size Size) : Point(X, Y, Name)
    {
        public int[] Marks { get; set; } = [];

        public bool IsFar => X > 10;
    }

    public readonly record struct Pair<T>(T First, T Second);

    public sealed class Row
    {
        public string? Origin { get; set; }

        public float Delay { get; init; }
    }

    private static readonly Gen<object?> Scalars = Gen.OneOf<object?>(
        Gen.Double.Select(value => (object?)value), Gen.Float.Select(value => (object?)value), Gen.Decimal.Select(value => (object?)value),
        Gen.Int.Select(value => (object?)value), Gen.Long.Select(value => (object?)value), Gen.UInt.Select(value => (object?)value), Gen.ULong.Select(value => (object?)value),
        Gen.Short.Select(value => (object?)value), Gen.SByte.Select(value => (object?)value), Gen.Byte.Select(value => (object?)value), Gen.UShort.Select(value => (object?)value),
        Gen.Bool.Select(value => (object?)value), Gen.Char.Select(value => (object?)value), Gen.String.Select(value => (object?)value),
        Gen.DateTime.Select(value => (object?)value), Gen.DateTimeOffset.Select(value => (object?)value), Gen.DateOnly.Select(value => (object?)value),
        Gen.TimeOnly.Select(value => (object?)value), Gen.TimeSpan.Select(value => (object?)value), Gen.Guid.Select(value => (object?)value),
        Gen.OneOf<Size>(Size.Small, Size.Large, (Size)7, (Size)(-7)).Select(value => (object?)value),
        Gen.OneOf<object?>(
            -0.0, double.NaN, double.MinValue, double.Epsilon, float.NegativeInfinity, -0f, long.MinValue, int.MinValue, decimal.MinValue, 1.10m, "", "\"\\\0\u202E\r\n\t'", "a\nb\nc",
            "\uD83D\uDE00 \uD83D", '\'', '"', '\\', DateTime.MaxValue, new DateTime(2001, 2, 3), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc), TimeSpan.MinValue, TimeSpan.Zero,
            new TimeSpan(-3, 4, 5), TimeOnly.MinValue, DayOfWeek.Friday));

    private static readonly Gen<Place> Places = Gen.Select(Gen.Double, Gen.Double.Nullable(), Gen.String, Gen.Int.Array[0, 3], (x, y, name, marks) =>
        new Place(x, y, name, Size.Large) { Marks = marks });

    private static readonly Gen<object?> Values = Gen.OneOf<object?>(
        Scalars,
        Gen.Double.Array[0, 9].Select(value => (object?)value), Gen.String.List[0, 40].Select(value => (object?)value), Gen.Int.HashSet[0, 9].Select(value => (object?)value),
        Gen.Int.Array[0, 3].Array[0, 3].Select(value => (object?)value), Gen.Double.Nullable().Array[0, 4].Select(value => (object?)value),
        Gen.Dictionary(Gen.String, Gen.Double.List[0, 3])[0, 4].Select(value => (object?)value),
        Gen.Select(Gen.Int, Gen.String, Gen.DateTime).Select(value => (object?)value), Gen.Select(Gen.Int, Gen.Double).List[0, 3].Select(value => (object?)value),
        Places.Select(value => (object?)value), Places.Array[0, 5].Select(value => (object?)value), Places.Select(value => (object?)(Point)value),
        Gen.Select(Gen.Int, Gen.Int, (first, second) => (object?)new Pair<int>(first, second)),
        Gen.Select(Gen.String, Gen.Float, (origin, delay) => (object?)new List<Row> { new() { Origin = origin, Delay = delay }, new() }));

    [Fact]
    public void Write_AnyValue_CompilesToTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Values.Array[200].Sample(
                values =>
                {
                    object?[] again = Evaluate([.. values.Select(value => Written(value))]);
                    for (int at = 0; at < values.Length; at++)
                    {
                        Assert.True(IsSame(values[at], again[at]), Written(values[at]));
                    }
                },
                iter: 8,
                threads: 1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_WhatNoSourceMakes_IsNull()
    {
        object[] special =
        [
            new object(), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase), new Queue<int>([1]),
            Enumerable.Range(0, 3).Where(number => number > 0), new { A = 1 }, new int[2, 2], typeof(int), new Random(1), new MemoryStream(), (Action)(() => { }),
            new List<object> { new Random(1) }, Task.FromResult(1), new int[2_000],
        ];
        Assert.All(special, value => Assert.Null(new ValueText(2048, 1000, 100).Write(value)));
        Assert.Null(new ValueText(2048, 2, 100).Write(new List<int> { 1, 2, 3 }));
        Assert.Null(new ValueText(20, 1000, 100).Write("longer than twenty letters"));
    }

    [Fact]
    public void Write_CollectionExpressionOfAnInterface_IsAList()
    {
        IReadOnlyList<int> numbers = [1, 2];
        IReadOnlyCollection<string> texts = ["a"];
        Assert.Equal("new List<int> { 1, 2 }", new ValueText(2048, 1000, 100).Write(numbers));
        Assert.Equal("new List<string> { \"a\" }", new ValueText(2048, 1000, 100).Write(texts));
    }

    [Fact]
    public void Write_LongLists_AreLaidOutForReaders()
    {
        ValueText text = new(2048, 1000, 40);
        Assert.Equal("new int[] { 1, 2 }", text.Write(new[] { 1, 2 }));
        Assert.Equal(
            "new int[]\n{\n    1000, 1001, 1002, 1003, 1004, 1005,\n    1006, 1007, 1008, 1009, 1010, 1011,\n}", text.Write(Enumerable.Range(1000, 12).ToArray()));
        Assert.Equal(
            "new List<Pair<int>>\n{\n    new Pair<int>(1, 2),\n    new Pair<int>(3, 4),\n}".Replace("Pair", "ValueTextTests.Pair"),
            text.Write(new List<Pair<int>> { new(1, 2), new(3, 4) }));
        Assert.Equal("\"a long line that has an end\\n\" +\n    \"and another that has none\"", text.Write("a long line that has an end\nand another that has none"));
        Assert.Equal(["MlopsNotebookKernel.Code.Tests.Exports.Values", "System.Collections.Generic"], text.Namespaces.Where(name => name != "System"));
    }

    private static string Written(object? value) => new ValueText(1_000_000, 1000, 100).Write(value) ?? throw new InvalidOperationException($"{value} is not written.");

    private static object?[] Evaluate(IReadOnlyList<string> sources)
    {
        string code = $$"""
            using System; using System.Collections.Generic; using MlopsNotebookKernel.Code.Tests.Exports.Values;
            public static class Made
            {
            {{string.Join('\n', sources.Select((source, at) => FormattableString.Invariant($"public static object V{at}() => {source};")))}}
            }
            """;
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Made{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(code)],
            [
                .. Directory.EnumerateFiles(folder, "System*.dll").Append(typeof(ValueTextTests).Assembly.Location)
                    .Where(file => !Path.GetFileName(file).Contains("Native", StringComparison.Ordinal)).Select(file => MetadataReference.CreateFromFile(file)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(3)) + "\n" + code);
        stream.Position = 0;
        Type made = AssemblyLoadContext.GetLoadContext(typeof(ValueTextTests).Assembly)!.LoadFromStream(stream).GetType("Made")!;
        return [.. sources.Select((_, at) => made.GetMethod(FormattableString.Invariant($"V{at}"))!.Invoke(null, null))];
    }

    /// <summary>The same types and the same bits, through lists and objects.</summary>
    private static bool IsSame(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        _ when one.GetType() != other.GetType() => false,
        (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
        (float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b),
        (decimal a, decimal b) => decimal.GetBits(a).SequenceEqual(decimal.GetBits(b)) || (a == 0 && b == 0),
        (DateTime a, DateTime b) => a.Ticks == b.Ticks && a.Kind == b.Kind,
        (DateTimeOffset a, DateTimeOffset b) => a.EqualsExact(b),
        (string a, string b) => a == b,
        (IDictionary a, IDictionary b) => a.Count == b.Count && a.Keys.Cast<object>().All(key => b.Contains(key) && IsSame(a[key], b[key])),
        (IEnumerable a, IEnumerable b) => a.Cast<object?>().Zip(b.Cast<object?>()).All(pair => IsSame(pair.First, pair.Second))
            && a.Cast<object?>().Count() == b.Cast<object?>().Count(),
        (Place or Row or Point, _) => one.GetType().GetProperties().All(property => IsSame(property.GetValue(one), property.GetValue(other))),
        _ => one.Equals(other),
    };
}
