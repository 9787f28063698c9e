// What C# notebooks have long used to say how values are shown, for notebooks that were written for another kernel.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Dynamic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Hosting;

namespace Microsoft.AspNetCore.Html
{
    public interface IHtmlContent
    {
        void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder);
    }

    public class HtmlString : IHtmlContent
    {
        public HtmlString(string value) => Value = value;

        public string Value { get; }

        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) => writer.Write(Value);

        public override string ToString() => Value ?? "";
    }
}

namespace Microsoft.DotNet.Interactive.Formatting
{
    public static class PlainTextFormatter
    {
        public const string MimeType = "text/plain";
    }

    public static class HtmlFormatter
    {
        public const string MimeType = "text/html";
    }

    public static class JsonFormatter
    {
        public const string MimeType = "application/json";
    }

    public sealed class FormatContext
    {
        internal FormatContext(TextWriter writer) => Writer = writer;

        public TextWriter Writer { get; }
    }

    public static class Formatter
    {
        public static int ListExpansionLimit { get; set; } = 20;

        public static int RecursionLimit { get; set; } = 6;

        public static string DefaultMimeType { get; set; } = HtmlFormatter.MimeType;

        public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formats.Register(typeof(T), mimeType, value => formatter((T)value));

        public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formats.Register(typeof(T), mimeType, value => Write(writer => formatter((T)value, writer)));

        public static void Register<T>(Func<T, FormatContext, bool> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formats.Register(typeof(T), mimeType, value => TryWrite(context => formatter((T)value, context)));

        public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formats.Register(type, mimeType, value => Write(writer => formatter(value, writer)));

        public static void Register(Type type, Func<object, FormatContext, bool> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formats.Register(type, mimeType, value => TryWrite(context => formatter(value, context)));

        public static void SetPreferredMimeTypesFor(Type type, params string[] mimeTypes)
        {
        }

        public static void SetPreferredMimeTypeFor(Type type, string mimeType)
        {
        }

        public static void ResetToDefault() => Formats.Clear();

        public static string ToDisplayString(this object value, string mimeType = PlainTextFormatter.MimeType) =>
            value is null ? "<null>" : Formats.Write(value).TryGetValue(mimeType, out string written) ? written : Convert.ToString(value) ?? "";

        private static ValueFormats Formats => NotebookHost.Require().Formats
            ?? throw new NotSupportedException("This host has its own formatters.");

        private static string Write(Action<TextWriter> write)
        {
            using StringWriter writer = new();
            write(writer);
            return writer.ToString();
        }

        private static string TryWrite(Func<FormatContext, bool> write)
        {
            using StringWriter writer = new();
            return write(new FormatContext(writer)) ? writer.ToString() : null;
        }
    }

    public static class Formatter<T>
    {
        public static void Register(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formatter.Register(formatter, mimeType);

        public static void Register(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType) =>
            Formatter.Register(formatter, mimeType);
    }

    public sealed class PocketView : DynamicObject, Microsoft.AspNetCore.Html.IHtmlContent
    {
        private readonly string _tag;
        private readonly string _attributes;
        private readonly string _content;

        internal PocketView(string tag, string attributes = "", string content = null)
        {
            _tag = tag;
            _attributes = attributes;
            _content = content;
        }

        public override bool TryInvoke(InvokeBinder binder, object[] args, out object result)
        {
            result = new PocketView(_tag, _attributes, string.Concat(args.Select(Html)));
            return true;
        }

        public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object result)
        {
            int unnamed = indexes.Length - binder.CallInfo.ArgumentNames.Count;
            StringBuilder attributes = new(_attributes);
            for (int i = 0; i < indexes.Length; i++)
            {
                if (i >= unnamed)
                {
                    string name = binder.CallInfo.ArgumentNames[i - unnamed].TrimStart('@').Replace('_', '-');
                    attributes.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(Convert.ToString(indexes[i]))).Append('"');
                }
            }

            result = new PocketView(_tag, attributes.ToString(), _content);
            return true;
        }

        public override bool TryGetMember(GetMemberBinder binder, out object result)
        {
            result = new PocketView(_tag, _attributes + " class=\"" + WebUtility.HtmlEncode(binder.Name.Replace('_', '-')) + "\"", _content);
            return true;
        }

        public string ToHtml() => _content is null && Void.Contains(_tag)
            ? "<" + _tag + _attributes + "/>"
            : "<" + _tag + _attributes + ">" + _content + "</" + _tag + ">";

        public override string ToString() => ToHtml();

        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) => writer.Write(ToHtml());

        internal static string Html(object value) => value switch
        {
            null => "",
            PocketView view => view.ToHtml(),
            MimeContent { MimeType: "text/html" } html => html.Content,
            Microsoft.AspNetCore.Html.HtmlString html => html.Value,
            string text => WebUtility.HtmlEncode(text),
            IEnumerable items => string.Concat(items.Cast<object>().Select(Html)),
            _ => WebUtility.HtmlEncode(Convert.ToString(value)),
        };

        private static readonly HashSet<string> Void = new() { "br", "hr", "img", "input", "meta", "link", "col", "area" };
    }

    public static class PocketViewTags
    {
        public static dynamic _(params object[] content) => new MimeContent("text/html", string.Concat(content.Select(PocketView.Html)));

        public static dynamic a => new PocketView("a");

        public static dynamic article => new PocketView("article");

        public static dynamic aside => new PocketView("aside");

        public static dynamic b => new PocketView("b");

        public static dynamic blockquote => new PocketView("blockquote");

        public static dynamic body => new PocketView("body");

        public static dynamic br => new PocketView("br");

        public static dynamic button => new PocketView("button");

        public static dynamic caption => new PocketView("caption");

        public static dynamic center => new PocketView("center");

        public static dynamic circle => new PocketView("circle");

        public static dynamic code => new PocketView("code");

        public static dynamic col => new PocketView("col");

        public static dynamic colgroup => new PocketView("colgroup");

        public static dynamic dd => new PocketView("dd");

        public static dynamic details => new PocketView("details");

        public static dynamic div => new PocketView("div");

        public static dynamic dl => new PocketView("dl");

        public static dynamic dt => new PocketView("dt");

        public static dynamic em => new PocketView("em");

        public static dynamic fieldset => new PocketView("fieldset");

        public static dynamic figcaption => new PocketView("figcaption");

        public static dynamic figure => new PocketView("figure");

        public static dynamic footer => new PocketView("footer");

        public static dynamic form => new PocketView("form");

        public static dynamic g => new PocketView("g");

        public static dynamic h1 => new PocketView("h1");

        public static dynamic h2 => new PocketView("h2");

        public static dynamic h3 => new PocketView("h3");

        public static dynamic h4 => new PocketView("h4");

        public static dynamic h5 => new PocketView("h5");

        public static dynamic h6 => new PocketView("h6");

        public static dynamic head => new PocketView("head");

        public static dynamic header => new PocketView("header");

        public static dynamic hr => new PocketView("hr");

        public static dynamic html => new PocketView("html");

        public static dynamic i => new PocketView("i");

        public static dynamic iframe => new PocketView("iframe");

        public static dynamic img => new PocketView("img");

        public static dynamic input => new PocketView("input");

        public static dynamic label => new PocketView("label");

        public static dynamic legend => new PocketView("legend");

        public static dynamic li => new PocketView("li");

        public static dynamic line => new PocketView("line");

        public static dynamic link => new PocketView("link");

        public static dynamic main => new PocketView("main");

        public static dynamic meta => new PocketView("meta");

        public static dynamic nav => new PocketView("nav");

        public static dynamic ol => new PocketView("ol");

        public static dynamic optgroup => new PocketView("optgroup");

        public static dynamic option => new PocketView("option");

        public static dynamic p => new PocketView("p");

        public static dynamic path => new PocketView("path");

        public static dynamic polygon => new PocketView("polygon");

        public static dynamic polyline => new PocketView("polyline");

        public static dynamic pre => new PocketView("pre");

        public static dynamic progress => new PocketView("progress");

        public static dynamic q => new PocketView("q");

        public static dynamic rect => new PocketView("rect");

        public static dynamic script => new PocketView("script");

        public static dynamic section => new PocketView("section");

        public static dynamic select => new PocketView("select");

        public static dynamic small => new PocketView("small");

        public static dynamic source => new PocketView("source");

        public static dynamic span => new PocketView("span");

        public static dynamic strike => new PocketView("strike");

        public static dynamic strong => new PocketView("strong");

        public static dynamic style => new PocketView("style");

        public static dynamic sub => new PocketView("sub");

        public static dynamic summary => new PocketView("summary");

        public static dynamic sup => new PocketView("sup");

        public static dynamic svg => new PocketView("svg");

        public static dynamic table => new PocketView("table");

        public static dynamic tbody => new PocketView("tbody");

        public static dynamic td => new PocketView("td");

        public static dynamic text => new PocketView("text");

        public static dynamic textarea => new PocketView("textarea");

        public static dynamic tfoot => new PocketView("tfoot");

        public static dynamic th => new PocketView("th");

        public static dynamic thead => new PocketView("thead");

        public static dynamic title => new PocketView("title");

        public static dynamic tr => new PocketView("tr");

        public static dynamic u => new PocketView("u");

        public static dynamic ul => new PocketView("ul");

        public static dynamic video => new PocketView("video");
    }
}
