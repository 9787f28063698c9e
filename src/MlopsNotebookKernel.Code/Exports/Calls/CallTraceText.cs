using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Calls;

/// <summary>
/// Writes a copy of a library that notes the calls of its pure functions, to be run once beside the real one: what the
/// notebook's values are made of is seen without running the notebook again.
/// </summary>
public static class CallTraceText
{
    /// <summary>The file that the traced library writes into its folder.</summary>
    public const string OutputFile = "calls.json";

    /// <summary>The test that computes all values and writes the calls.</summary>
    public const string TestClass = "CallTraceTests";

    /// <summary>The files that take the place of the library's own, or are added to them; none when there is nothing to note.</summary>
    /// <param name="plan">The library.</param>
    public static IReadOnlyList<ExportedFile> Files(ExportPlan plan)
    {
        if (plan.PureFunctions.Count == 0 || plan.Replay.Count == 0)
        {
            return [];
        }

        List<ExportedFile> files = [.. plan.Files
            .Where(file => plan.PureFunctions.Any(function => function.File == file.Path))
            .Select(file => new ExportedFile(file.Path, Traced(file, plan)))];
        files.Add(new ExportedFile("CallTrace.cs", Trace(plan.LibraryName)));
        files.Add(plan.Files.Single(file => file.Path.EndsWith("/NotebookRun.cs", StringComparison.Ordinal)));
        files.Add(new ExportedFile($"{plan.LibraryName}.Tests/{TestClass}.cs", Test(plan)));
        return files;
    }

    private static string Traced(ExportedFile file, ExportPlan plan)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Latest)).GetCompilationUnitRoot();
        List<(int Position, string Text)> edits = [];
        foreach (MethodDeclarationSyntax method in root.DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            string signature = PureFunctions.SignatureOf(method);
            if (plan.PureFunctions.All(function => function.Signature != signature || function.File != file.Path))
            {
                continue;
            }

            string name = method.Identifier.ValueText;
            string arguments = string.Join(", ", method.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text));
            string wrapper = $$"""
                public static {{method.ReturnType}} {{method.Identifier.Text}}{{method.ParameterList}}
                    {
                        {{method.ReturnType}} result = {{name}}Untraced({{arguments}});
                        CallTrace.Note({{Literals.Of(signature)}}, [{{arguments}}], result, () => {{name}}Untraced({{arguments}}));
                        return result;
                    }


                """;
            edits.Add((method.Modifiers.FullSpan.Start + method.Modifiers[0].LeadingTrivia.FullSpan.Length, wrapper + "    "));
            edits.Add((method.Identifier.Span.End, "Untraced"));
            if (method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ThisKeyword)) is { RawKind: not 0 } self)
            {
                edits.Add((self.SpanStart, "/*"));
                edits.Add((self.Span.End, "*/"));
            }
        }

        string text = file.Text;
        foreach ((int position, string inserted) in edits.OrderByDescending(edit => edit.Position))
        {
            text = text.Insert(position, inserted);
        }

        return "#nullable disable warnings\n" + text;
    }

    private static string Test(ExportPlan plan) => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Reflection;
        using Xunit;

        namespace {{plan.LibraryName}}.Tests;

        public sealed class {{TestClass}}
        {
            [Fact]
            public void Calls_OfAllValues_AreWritten()
            {
                foreach (PropertyInfo value in typeof(NotebookRun).GetProperties(BindingFlags.Public | BindingFlags.Static))
                {
                    try
                    {
                        // A sequence that is not read calls nothing.
                        _ = value.GetValue(null) is IEnumerable<object> rows ? rows.Count() : 0;
                    }
                    catch (TargetInvocationException)
                    {
                        // Its own test says so.
                    }
                }

                File.WriteAllText(Path.Combine(LibraryFolder.Path, {{Literals.Of(OutputFile)}}), CallTrace.ToJson());
            }
        }

        """;

    private static string Trace(string library) => Template.Replace("LIBRARY", library, StringComparison.Ordinal)
        .Replace("MOST", MostCalls.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private const int MostCalls = 3;

    private const string Template = """"
        #nullable disable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Reflection;
        using System.Runtime.CompilerServices;
        using System.Text;
        using System.Text.Json;

        namespace LIBRARY;

        public static class CallTrace
        {
            private static readonly object Gate = new();
            private static readonly Dictionary<string, Dictionary<string, object>> Calls = new();

            [ThreadStatic]
            private static bool isNoting;

            public static void Note(string function, object[] arguments, object result, Func<object> again)
            {
                if (isNoting)
                {
                    return;
                }

                lock (Gate)
                {
                    if (!Calls.TryGetValue(function, out Dictionary<string, object> seen))
                    {
                        Calls[function] = seen = new Dictionary<string, object>();
                    }

                    if (seen.Count >= MOST)
                    {
                        return;
                    }

                    string[] written = arguments.Select(argument => Write(argument, 0)).ToArray();
                    string expected = Write(result, 0);
                    if (written.Contains(null) || expected == null || seen.ContainsKey(string.Join(", ", written)))
                    {
                        return;
                    }

                    // What is not the same twice depends on more than its arguments.
                    isNoting = true;
                    string second = Write(again(), 0);
                    isNoting = false;
                    if (second != expected)
                    {
                        return;
                    }

                    string kind = result == null ? "null" : result is double d && double.IsFinite(d) || result is float f && float.IsFinite(f) ? "close" : "equal";
                    seen[string.Join(", ", written)] = new { function, arguments = written, kind, expected = result == null ? "" : expected };
                }
            }

            public static string ToJson() => JsonSerializer.Serialize(Calls.Values.SelectMany(calls => calls.Values));

            private static string Write(object value, int depth)
            {
                CultureInfo culture = CultureInfo.InvariantCulture;
                switch (value)
                {
                    case null: return "null";
                    case bool flag: return flag ? "true" : "false";
                    case string text: return text.Length <= 200 ? Quote(text) : null;
                    case char letter: return "'" + (letter is '\'' or '\\' || char.IsControl(letter) || char.IsSurrogate(letter) ? "\\u" + ((int)letter).ToString("X4", culture) : letter.ToString()) + "'";
                    case double number: return double.IsNaN(number) ? "double.NaN" : double.IsPositiveInfinity(number) ? "double.PositiveInfinity" : double.IsNegativeInfinity(number) ? "double.NegativeInfinity" : Dotted(number.ToString("R", culture));
                    case float number: return float.IsFinite(number) ? number.ToString("R", culture) + "f" : float.IsNaN(number) ? "float.NaN" : number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
                    case decimal number: return number.ToString(culture) + "m";
                    case int number: return number.ToString(culture);
                    case long number: return number.ToString(culture) + "L";
                    case uint number: return number.ToString(culture) + "u";
                    case ulong number: return number.ToString(culture) + "UL";
                    case short or ushort or byte or sbyte: return $"({Keyword(value)}){Convert.ToString(value, culture)}";
                    case DateTime time: return time.Kind == DateTimeKind.Unspecified ? $"new DateTime({time.Ticks.ToString(culture)}L)" : $"new DateTime({time.Ticks.ToString(culture)}L, DateTimeKind.{time.Kind})";
                    case DateTimeOffset time: return $"new DateTimeOffset({time.Ticks.ToString(culture)}L, TimeSpan.FromTicks({time.Offset.Ticks.ToString(culture)}L))";
                    case DateOnly day: return $"new DateOnly({day.Year}, {day.Month}, {day.Day})";
                    case TimeOnly time: return $"new TimeOnly({time.Ticks.ToString(culture)}L)";
                    case TimeSpan span: return $"TimeSpan.FromTicks({span.Ticks.ToString(culture)}L)";
                    case Guid id: return $"Guid.Parse(\"{id}\")";
                    case Enum name: return Enum.IsDefined(name.GetType(), name) ? $"{name.GetType().Name}.{name}" : null;
                    case ITuple tuple when value.GetType().IsValueType: return Joined("(", Enumerable.Range(0, tuple.Length).Select(at => tuple[at]), ")", depth);
                    case IDictionary: return null;
                    case IList rows: return rows.Count > 10 ? null : Joined(rows is Array ? $"new {Name(rows.GetType())}[] {{ " : $"new List<{Name(rows.GetType())}> {{ ", rows.Cast<object>(), " }", depth);
                    default: return depth < 3 ? Record(value, depth) : null;
                }
            }

            private static string Record(object value, int depth)
            {
                Type type = value.GetType();
                if (type.GetMethod("<Clone>$") == null)
                {
                    return null;
                }

                ConstructorInfo constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
                PropertyInfo[] properties = constructor.GetParameters().Select(parameter => type.GetProperty(parameter.Name)).ToArray();
                return properties.Length == 0 || properties.Contains(null) ? null
                    : Joined($"new {type.Name}(", properties.Select(property => property.GetValue(value)), ")", depth);
            }

            private static string Joined(string open, IEnumerable<object> parts, string close, int depth)
            {
                List<string> written = parts.Select(part => Write(part, depth + 1)).ToList();
                return written.Contains(null) ? null : open + string.Join(", ", written) + close;
            }

            private static string Name(Type list)
            {
                Type element = list.IsArray ? list.GetElementType() : list.IsGenericType ? list.GetGenericArguments()[0] : typeof(object);
                return element == typeof(int) ? "int" : element == typeof(double) ? "double" : element == typeof(string) ? "string" : element == typeof(float) ? "float" : element == typeof(bool) ? "bool" : element == typeof(long) ? "long" : element.Name;
            }

            private static string Keyword(object value) => value is short ? "short" : value is ushort ? "ushort" : value is byte ? "byte" : "sbyte";

            private static string Dotted(string text) => text.IndexOfAny(new[] { '.', 'E' }) < 0 ? text + ".0" : text;

            private static string Quote(string text)
            {
                StringBuilder quoted = new("\"");
                foreach (char letter in text)
                {
                    quoted.Append(letter is '"' or '\\' ? "\\" + letter : char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029' ? "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture) : letter.ToString());
                }

                return quoted.Append('"').ToString();
            }
        }

        """";
}
