using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Code.Exports.Values;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>
/// Reads from the session's variables what tests can assert: scalars as they are, records by their scalar properties,
/// rows by their count, the first and the last of them and the sums of their numeric columns.
/// </summary>
internal static class SessionExpectations
{
    private const int MostProperties = 16;
    private const int MostItems = 10;
    private const int LongestText = 200;

    /// <summary>What follows is in a tuple of its own.</summary>
    private const int LongestTuple = 7;

    /// <summary>What the session has in the variables that a library computes.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="session">The session.</param>
    public static IReadOnlyList<ExpectedValue> Read(ExportPlan plan, INotebookSession session)
    {
        List<ExpectedValue> expected = [];
        foreach (ReplayedValue replayed in plan.Replay.Where(value => value is { IsShown: true, Member: not null }))
        {
            if (session.Variables.FirstOrDefault(variable => variable.Name == replayed.Variable) is { } variable)
            {
                List<Expectation> checks = [];
                Describe(variable.Value, variable.Type, "", checks, depth: 0, plan.LibraryName);

                // That a value is there shows in whatever is computed from it.
                bool isShownByOthers = checks is [{ Kind: ExpectationKind.NotNull }]
                    && plan.Replay.Any(other => other != replayed && Names(other.Expression, replayed.Name));
                if (!isShownByOthers)
                {
                    expected.Add(new ExpectedValue(replayed.Variable, checks));
                }
            }
        }

        return expected;
    }

    private static bool Names(string expression, string name) =>
        Regex.IsMatch(expression, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant);

    private static void Describe(object? value, Type declared, string path, List<Expectation> checks, int depth, string library)
    {
        if (value is null)
        {
            checks.Add(new Expectation(path, ExpectationKind.Null, ""));
        }
        else if (Scalar(path, value) is { } scalar)
        {
            checks.Add(scalar);
        }
        else if (value is IDictionary pairs)
        {
            AddCount(value, declared, path, checks);
            DescribePairs(pairs, path, checks, depth);
        }
        else if (value is string)
        {
            // Too long to stand in a test.
            return;
        }
        else if (value is ITuple tuple && value.GetType().IsValueType)
        {
            checks.AddRange(Enumerable.Range(0, Math.Min(tuple.Length, LongestTuple))
                .Select(at => tuple[at] is { } element ? Scalar(FormattableString.Invariant($"{path}.Item{at + 1}"), element) : null)
                .OfType<Expectation>());
        }
        else if (ElementType(declared) is { } element && value is ICollection rows)
        {
            DescribeRows(rows, declared, element, path, checks, depth, library);
        }
        else
        {
            int before = checks.Count;
            if (depth < 2)
            {
                DescribeProperties(value, path, checks, library);
            }

            if (checks.Count == before && depth == 0)
            {
                checks.Add(new Expectation(path, ExpectationKind.NotNull, ""));
            }
        }
    }

    private static void DescribePairs(IDictionary pairs, string path, List<Expectation> checks, int depth)
    {
        if (pairs.Count > MostItems || depth > 0)
        {
            return;
        }

        foreach (DictionaryEntry pair in pairs)
        {
            if (LiteralText.Of(pair.Key) is { Length: <= LongestText } key && pair.Value is { } value && Scalar($"{path}[{key}]", value) is { } check)
            {
                checks.Add(check);
            }
        }
    }

    private static void AddCount(object value, Type declared, string path, List<Expectation> checks)
    {
        if (value is ICollection collection)
        {
            string member = declared.IsArray ? ".Length"
                : declared.GetProperty("Count") is not null || declared.GetInterfaces().Any(type => type.GetProperty("Count") is not null) ? ".Count"
                : ".Count()";
            checks.Add(new Expectation(path + member, ExpectationKind.Equal, collection.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void DescribeRows(ICollection rows, Type declared, Type element, string path, List<Expectation> checks, int depth, string library)
    {
        if (declared.IsArray && declared.GetArrayRank() > 1)
        {
            return;
        }

        AddCount(rows, declared, path, checks);
        if (rows is not IList list || list.Count == 0 || depth > 0)
        {
            return;
        }

        bool isIndexed = declared.IsArray || typeof(IList).IsAssignableFrom(declared)
            || declared.GetInterfaces().Append(declared).Any(type => type.IsGenericType
                && (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || type.GetGenericTypeDefinition() == typeof(IList<>)));
        bool isScalar = list[0] is { } first && Scalar("", first) is not null;
        int[] shown = isScalar && list.Count <= MostItems ? [.. Enumerable.Range(0, list.Count)] : [.. new[] { 0, list.Count - 1 }.Distinct()];
        foreach (int at in shown)
        {
            string place = isIndexed ? FormattableString.Invariant($"[{at}]") : FormattableString.Invariant($".ElementAt({at})");
            Describe(list[at], element, path + place, checks, depth + 1, library);
        }

        if (isScalar && list.Count > MostItems && IsNumber(element))
        {
            AddSum(list.Cast<object?>(), path, "row", element, checks);
        }
        else if (!isScalar)
        {
            foreach (FieldInfo field in ElementsOf(element).Where(field => IsNumber(field.FieldType)))
            {
                AddSum(list.Cast<object?>().Select(row => row is null ? null : field.GetValue(row)), path, $"row.{field.Name}", field.FieldType, checks);
            }

            foreach (PropertyInfo property in Readable(element).Where(property => IsNumber(property.PropertyType)).Take(MostProperties))
            {
                AddSum(list.Cast<object?>().Select(row => row is null ? null : property.GetValue(row)), path, $"row.{property.Name}", property.PropertyType, checks);
            }
        }
    }

    /// <summary>The sum of a column as double: rows that were swapped, dropped or read wrongly change it.</summary>
    private static void AddSum(IEnumerable<object?> values, string path, string member, Type type, List<Expectation> checks)
    {
        double sum = values.Sum(value => value is null ? 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture));
        if (double.IsFinite(sum))
        {
            string selected = Nullable.GetUnderlyingType(type) is null ? $"(double){member}" : $"(double)({member} ?? 0)";
            checks.Add(new Expectation($"{path}.Sum(row => {selected})", ExpectationKind.Close, LiteralText.Of(sum)!));
        }
    }

    private static void DescribeProperties(object value, string path, List<Expectation> checks, string library)
    {
        // A package's own objects are described by their measures; what else they say of themselves may differ by machine.
        // The notebook's own types are the library's where cells are replaced by its calls.
        Assembly assembly = value.GetType().Assembly;
        bool isOwn = assembly.IsDynamic || string.IsNullOrEmpty(assembly.Location) || assembly.GetName().Name == library;
        foreach (PropertyInfo property in Readable(value.GetType()).Take(MostProperties))
        {
            if (!isOwn && !IsNumber(property.PropertyType))
            {
                continue;
            }

            object? member;
            try
            {
                member = property.GetValue(value);
            }
            catch (TargetInvocationException)
            {
                // A property that throws says nothing to compare.
                continue;
            }

            if (member is null)
            {
                if (isOwn && !property.PropertyType.IsValueType)
                {
                    checks.Add(new Expectation($"{path}.{property.Name}", ExpectationKind.Null, ""));
                }
            }
            else if (Scalar($"{path}.{property.Name}", member) is { } scalar)
            {
                checks.Add(scalar);
            }
        }
    }

    private static IEnumerable<FieldInfo> ElementsOf(Type type) => type is { IsValueType: true, IsGenericType: true } && typeof(ITuple).IsAssignableFrom(type)
        ? type.GetFields().Where(field => field.Name.StartsWith("Item", StringComparison.Ordinal))
        : [];

    private static IEnumerable<PropertyInfo> Readable(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property is { CanRead: true, GetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0
            && property.GetCustomAttribute<ObsoleteAttribute>() is null && Identifiers.IsIdentifier(property.Name));

    private static Type? ElementType(Type declared) => declared.IsArray
        ? declared.GetElementType()
        : declared.GetInterfaces().Append(declared).FirstOrDefault(type =>
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static bool IsNumber(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type)
        is >= TypeCode.SByte and <= TypeCode.Decimal && !(Nullable.GetUnderlyingType(type) ?? type).IsEnum;

    private static Expectation? Scalar(string path, object value) => value switch
    {
        string { Length: > LongestText } => null,
        Enum name => new Expectation(path + ".ToString()", ExpectationKind.Equal, $"\"{name}\""),
        _ when LiteralText.Of(value) is { } literal => new Expectation(path, IsFinite(value) ? ExpectationKind.Close : ExpectationKind.Equal, literal),
        _ => null,
    };

    private static bool IsFinite(object value) => value is double number ? double.IsFinite(number) : value is float single && float.IsFinite(single);
}
