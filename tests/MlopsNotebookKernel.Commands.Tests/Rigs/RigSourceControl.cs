using System.Reflection;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>A repository that stands where the test says; whatever else is asked of it fails the test.</summary>
internal class RigSourceControl : DispatchProxy
{
    private Func<RepositoryState?> _state = () => null;

    public static ISourceControl Standing(Func<RepositoryState?> state)
    {
        ISourceControl control = Create<ISourceControl, RigSourceControl>();
        ((RigSourceControl)(object)control)._state = state;
        return control;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(ISourceControl.Read)
        ? _state()
        : throw new NotSupportedException($"{targetMethod.Name} was not expected.");
}
