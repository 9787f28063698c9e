using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>A bundle's content whose keys are known at once and whose values are made when first read.</summary>
/// <param name="content">The values by mime type.</param>
internal sealed class LazyContent(IReadOnlyDictionary<string, Lazy<string>> content) : IReadOnlyDictionary<string, string>
{
    public IEnumerable<string> Keys => content.Keys;

    public IEnumerable<string> Values => content.Values.Select(value => value.Value);

    public int Count => content.Count;

    public string this[string key] => content[key].Value;

    public bool ContainsKey(string key) => content.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        bool known = content.TryGetValue(key, out Lazy<string>? lazy);
        value = lazy?.Value;
        return known;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        content.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
