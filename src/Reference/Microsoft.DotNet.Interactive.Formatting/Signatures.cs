using System.Runtime.CompilerServices;

[assembly: ReferenceAssembly]

namespace Microsoft.DotNet.Interactive.Formatting
{
    public class FormattedValue
    {
        public FormattedValue(string mimeType, string value) => throw null;

        public string MimeType => throw null;

        public string Value => throw null;
    }
}
