using PlacementLab.Figures;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class ResultFolderTests
{
    [Fact]
    public void Write_LeavesEveryResultAndNothingHidden()
    {
        using var folder = new TemporaryFolder();

        Directory.CreateDirectory(folder.File(".results.tmp"));
        File.WriteAllText(Path.Combine(folder.File(".results.tmp"), "left by a run that was killed"), "");

        new ResultFolder(folder.Path).Write(SampleResults.Full());

        Assert.True(File.Exists(folder.File("report.html")));
        Assert.True(File.Exists(folder.File("policies.json")));
        Assert.NotEmpty(Directory.GetFiles(folder.File("figures"), "*.svg"));
        Assert.Empty(Directory.GetFiles(folder.Path, "left*"));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(folder.Path), e => Path.GetFileName(e).StartsWith('.'));
    }

    [Fact]
    public void Write_WithoutAPlan_RemovesThatOfAnEarlierRun()
    {
        using var folder = new TemporaryFolder();
        var results = new ResultFolder(folder.Path);
        results.Write(SampleResults.Full());
        bool wasThere = File.Exists(folder.File("plan.json"));

        results.Write(SampleResults.NothingMoved());

        Assert.True(wasThere);
        Assert.False(File.Exists(folder.File("plan.json")));
    }

    [Theory]
    [InlineData("figures", false)]
    [InlineData("report.html", true)]
    public void Write_APlaceIsTaken_WritesNothing(string taken, bool byFolder)
    {
        using var folder = new TemporaryFolder();
        if (byFolder)
        {
            Directory.CreateDirectory(folder.File(taken));
        }
        else
        {
            File.WriteAllText(folder.File(taken), "");
        }

        InvalidInputException failure = Assert.Throws<InvalidInputException>(() => new ResultFolder(folder.Path).Write(SampleResults.Full()));

        Assert.Contains(taken, failure.Message);
        Assert.Equal([folder.File(taken)], Directory.GetFileSystemEntries(folder.Path));
    }
}
