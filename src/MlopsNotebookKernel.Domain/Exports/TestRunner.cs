namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>The runner of a repository's tests.</summary>
public enum TestRunner
{
    /// <summary>VSTest, with xunit 2.</summary>
    VsTest,

    /// <summary>Microsoft.Testing.Platform, with xunit.v3.</summary>
    TestingPlatform,
}
