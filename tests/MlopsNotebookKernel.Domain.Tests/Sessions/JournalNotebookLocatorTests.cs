using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Domain.Tests.Sessions;

public sealed class JournalNotebookLocatorTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-locate-");
    private readonly Journal _journal = new();

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("research.ipynb")]
    [InlineData("research.dib")]
    [InlineData("RESEARCH.IPYNB")]
    public void Locate_OneNotebookHoldsWhatRan_IsThatOne(string name)
    {
        string notebook = Save(name, "var x = 1;", "x + 1", "never ran");
        Save("other.ipynb", "var x = 1;", "x + 2");
        Ran("var x = 1;", "x + 1");

        Assert.Equal(notebook, Locate());
    }

    [Fact]
    public void Locate_NoNotebookHoldsAll_IsUnknown()
    {
        Save("research.ipynb", "var x = 1;");
        Ran("var x = 1;", "not saved yet");

        Assert.Null(Locate());
    }

    [Fact]
    public void Locate_TwoNotebooksHoldAll_IsNotGuessed()
    {
        Save("research.ipynb", "var x = 1;", "x + 1");
        Save("copy.dib", "var x = 1;");
        Ran("var x = 1;");
        Assert.Null(Locate());

        Ran("x + 1");

        Assert.Equal(Path.Combine(_root.FullName, "research.ipynb"), Locate());
    }

    [Fact]
    public void Locate_NothingRanOrOnlyStamps_IsUnknown()
    {
        Save("research.ipynb", "#!mlops-pin --question \"Why?\"");
        Assert.Null(Locate());

        Ran("#!mlops-pin --question \"Why?\"");

        Assert.Null(Locate());
    }

    [Fact]
    public void Locate_OtherPinLine_IsTheSameCell()
    {
        string notebook = Save("research.ipynb", "var x = 1;\n#!mlops-pin --update");
        Ran("var x = 1;\n#!mlops-pin --question \"Why?\"");

        Assert.Equal(notebook, Locate());
    }

    [Theory]
    [InlineData("var x = 1;\r\nx + 1\r\n")]
    [InlineData("var x = 1;\rx + 1")]
    public void Locate_OtherLineEnds_AreTheSameCell(string ran)
    {
        string notebook = Save("research.ipynb", "var x = 1;\nx + 1");
        Ran(ran);

        Assert.Equal(notebook, Locate());
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("{\"cells\": 3, \"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}}")]
    public void Locate_FileThatIsNoNotebook_IsNotTheOne(string text)
    {
        string notebook = Save("research.ipynb", "var x = 1;");
        File.WriteAllText(Path.Combine(_root.FullName, "broken.ipynb"), text);
        Directory.CreateDirectory(Path.Combine(_root.FullName, "folder.ipynb"));
        Ran("var x = 1;");

        Assert.Equal(notebook, Locate());
    }

    [Fact]
    public void Locate_CodeInMarkdownOrBelowTheFolder_DoesNotCount()
    {
        string below = Path.Combine(_root.FullName, "below");
        Directory.CreateDirectory(below);
        Save("below/research.ipynb", "var x = 1;");
        NotebookDocument.Create(NotebookFormat.Ipynb, [NotebookCell.Create(CellKind.Markdown, "var x = 1;")]).Save(Path.Combine(_root.FullName, "prose.ipynb"));
        Ran("var x = 1;");

        Assert.Null(Locate());
    }

    [Fact]
    public void Locate_FolderIsGone_IsUnknown()
    {
        Ran("var x = 1;");

        Assert.Null(new JournalNotebookLocator(Path.Combine(_root.FullName, "gone")).Locate(_journal));
    }

    [Fact]
    public void Locate_CellOfAnotherLanguage_IsHeldAsItIs()
    {
        string notebook = Path.Combine(_root.FullName, "research.dib");
        NotebookDocument.Create(NotebookFormat.Dib, [NotebookCell.Create(CellKind.Code, "let x = 1", "fsharp")]).Save(notebook);
        Ran("let x = 1");

        Assert.Equal(notebook, Locate());
    }

    private string? Locate() => new JournalNotebookLocator(_root.FullName).Locate(_journal);

    private string Save(string name, params string[] cells)
    {
        string path = Path.Combine(_root.FullName, name);
        NotebookDocument.Create(NotebookDocument.FormatOf(name), cells.Select(cell => NotebookCell.Create(CellKind.Code, cell))).Save(path);
        return path;
    }

    private void Ran(params string[] sources)
    {
        foreach (string source in sources)
        {
            _journal.Add(new JournalEntry(_journal.Entries.Count + 1, null, null, source, "", null, CellStatus.Succeeded, TimeSpan.Zero));
        }
    }
}
