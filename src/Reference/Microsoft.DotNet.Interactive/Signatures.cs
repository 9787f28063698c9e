using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

[assembly: ReferenceAssembly]

namespace System.Runtime.CompilerServices
{
    // The real assembly has one of its own: setters of its init properties are known by it.
    internal static class IsExternalInit
    {
    }
}

namespace Microsoft.DotNet.Interactive
{
    public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);

    public delegate Task KernelCommandPipelineMiddleware(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next);

    public delegate Task KernelPipelineContinuation(KernelCommand command, KernelInvocationContext context);

    public abstract class Kernel : IDisposable
    {
        protected Kernel(string name) => throw null;

        public IObservable<KernelEvent> KernelEvents => throw null;

        public string Name => throw null;

        public Kernel RootKernel => throw null;

        public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler) => throw null;

        public void AddMiddleware(KernelCommandPipelineMiddleware middleware, [CallerMemberName] string caller = null) => throw null;

        public void Dispose() => throw null;

        public void RegisterForDisposal(IDisposable disposable) => throw null;

        public Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default) => throw null;
    }

    public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
    {
        public CompositeKernel(string name = null)
            : base(name) => throw null;

        public string DefaultKernelName => throw null;

        public IEnumerator<Kernel> GetEnumerator() => throw null;

        IEnumerator IEnumerable.GetEnumerator() => throw null;
    }

    public class KernelCommandResult
    {
        internal KernelCommandResult() => throw null;

        public IReadOnlyList<KernelEvent> Events => throw null;
    }

    public class KernelInvocationContext : IDisposable
    {
        internal KernelInvocationContext() => throw null;

        public static KernelInvocationContext Current => throw null;

        public CancellationToken CancellationToken => throw null;

        public KernelCommand Command => throw null;

        public Kernel HandlingKernel => throw null;

        public void Dispose() => throw null;

        public void Fail(KernelCommand command, Exception exception = null, string message = null) => throw null;

        public void Publish(KernelEvent @event) => throw null;
    }

    public class PackageReference
    {
        public PackageReference(string packageName, string packageVersion = null) => throw null;

        public string PackageName => throw null;

        public string PackageVersion => throw null;
    }

    public class ResolvedPackageReference : PackageReference
    {
        public ResolvedPackageReference(
            string packageName,
            string packageVersion,
            IReadOnlyList<string> assemblyPaths,
            string packageRoot = null,
            IReadOnlyList<string> probingPaths = null)
            : base(packageName, packageVersion) => throw null;

        public IReadOnlyList<string> AssemblyPaths => throw null;

        public string PackageRoot => throw null;
    }
}

namespace Microsoft.DotNet.Interactive.Commands
{
    public abstract class KernelCommand
    {
        protected KernelCommand(string targetKernelName = null) => throw null;

        public KernelCommand Parent => throw null;

        public string TargetKernelName => throw null;

        public void SetParent(KernelCommand parent, bool bubbleEvents = false) => throw null;
    }

    public class SubmitCode : KernelCommand
    {
        public SubmitCode(string code, string targetKernelName = null)
            : base(targetKernelName) => throw null;

        public string Code => throw null;
    }
}

namespace Microsoft.DotNet.Interactive.Directives
{
    public abstract class KernelDirective
    {
        protected KernelDirective(string name) => throw null;

        public ICollection<KernelDirectiveParameter> Parameters => throw null;
    }

    public class KernelActionDirective : KernelDirective
    {
        public KernelActionDirective(string name, string description = null)
            : base(name) => throw null;
    }

    public class KernelDirectiveCompletionContext
    {
        public KernelDirectiveCompletionContext() => throw null;

        public IList<CompletionItem> CompletionItems => throw null;
    }

    public class KernelDirectiveParameter
    {
        public KernelDirectiveParameter(string name, string description = null) => throw null;

        public bool AllowImplicitName
        {
            get => throw null;
            init => throw null;
        }

        public bool Flag
        {
            get => throw null;
            init => throw null;
        }

        public int MaxOccurrences
        {
            get => throw null;
            init => throw null;
        }

        public string TypeHint
        {
            get => throw null;
            init => throw null;
        }

        public KernelDirectiveParameter AddCompletions(Func<KernelDirectiveCompletionContext, Task> getCompletions) => throw null;
    }
}

namespace Microsoft.DotNet.Interactive.Events
{
    public abstract class KernelEvent
    {
        protected KernelEvent(KernelCommand command) => throw null;

        public KernelCommand Command => throw null;
    }

    public abstract class KernelCommandCompletionEvent : KernelEvent
    {
        protected KernelCommandCompletionEvent(KernelCommand command, int? executionOrder = null)
            : base(command) => throw null;
    }

    public sealed class CommandFailed : KernelCommandCompletionEvent
    {
        public CommandFailed(string message, KernelCommand command, int? executionOrder = null)
            : base(command, executionOrder) => throw null;

        public Exception Exception => throw null;

        public string Message
        {
            get => throw null;
            set => throw null;
        }
    }

    public sealed class CommandSucceeded : KernelCommandCompletionEvent
    {
        public CommandSucceeded(KernelCommand command, int executionOrder = 0)
            : base(command, executionOrder) => throw null;
    }

    public class CompletionItem
    {
        public CompletionItem(
            string displayText,
            string kind,
            string filterText = null,
            string sortText = null,
            string insertText = null,
            InsertTextFormat? insertTextFormat = null,
            string documentation = null) => throw null;
    }

    public enum InsertTextFormat
    {
        PlainText = 1,
        Snippet = 2,
    }

    public abstract class DisplayEvent : KernelEvent
    {
        protected DisplayEvent(
            object value, KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null, string valueId = null)
            : base(command) => throw null;

        public IReadOnlyCollection<FormattedValue> FormattedValues => throw null;

        public string ValueId => throw null;
    }

    public class DisplayedValueProduced : DisplayEvent
    {
        public DisplayedValueProduced(
            object value, KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null, string valueId = null)
            : base(value, command, formattedValues, valueId) => throw null;
    }

    public class DisplayedValueUpdated : DisplayEvent
    {
        public DisplayedValueUpdated(
            object value, string valueId, KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null)
            : base(value, command, formattedValues, valueId) => throw null;
    }

    public class ErrorProduced : DisplayEvent
    {
        public ErrorProduced(string message, KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null)
            : base(message, command, formattedValues) => throw null;
    }

    public class PackageAdded : KernelEvent
    {
        public PackageAdded(ResolvedPackageReference packageReference, KernelCommand command)
            : base(command) => throw null;

        public ResolvedPackageReference PackageReference => throw null;
    }

    public class ReturnValueProduced : DisplayEvent
    {
        public ReturnValueProduced(
            object value, KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null, string valueId = null)
            : base(value, command, formattedValues, valueId) => throw null;
    }

    public class StandardErrorValueProduced : DisplayEvent
    {
        public StandardErrorValueProduced(KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null, string valueId = null)
            : base(null, command, formattedValues, valueId) => throw null;
    }

    public class StandardOutputValueProduced : DisplayEvent
    {
        public StandardOutputValueProduced(KernelCommand command, IReadOnlyCollection<FormattedValue> formattedValues = null, string valueId = null)
            : base(null, command, formattedValues, valueId) => throw null;
    }
}
