using PlacementLab.Simulation.Consolidation.Selections;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Selections;

public sealed class VmSelectionTests
{
    // Three VMs with five values each, newest first; the values of the published check.
    private static readonly double[] _histories = [.42, .47, .39, .55, .61, .10, .12, .08, .20, .17, .30, .28, .33, .27, .31];

    [Theory]
    [InlineData(0, 0.867709524615829)]
    [InlineData(1, 0.9061292046030893)]
    [InlineData(2, 0.5762628039167643)]
    public void Determination_EqualsTheReleasesDigits(int explained, double expected)
    {
        Assert.True(new MultipleRegression().TryDetermination(Candidates(_histories, 5), explained, out double determination));
        Assert.Equal(expected, determination);
    }

    [Fact]
    public void MaximumCorrelation_TakesTheBestExplained() => Assert.Equal(1, new MaximumCorrelationSelection().Select(Candidates(_histories, 5)));

    [Fact]
    public void MaximumCorrelation_WithoutEnoughHistory_TakesTheShortestMigration() =>
        Assert.Equal(2, new MaximumCorrelationSelection().Select(Candidates([.1, .2, .3, .4, .5, .6], 2)));

    [Fact]
    public void MaximumCorrelation_OfDependentHistories_TakesTheShortestMigration()
    {
        // The third VM always does nothing: where it explains another one, a column is zero.
        double[] dependent = [.42, .47, .39, .55, .61, .10, .12, .08, .20, .17, 0, 0, 0, 0, 0];

        Assert.False(new MultipleRegression().TryDetermination(Candidates(dependent, 5), 0, out _));
        Assert.Equal(2, new MaximumCorrelationSelection().Select(Candidates(dependent, 5)));
    }

    [Fact]
    public void MaximumCorrelation_ReusesItsMemoryBetweenHostsOfAnySize()
    {
        var selection = new MaximumCorrelationSelection();
        selection.Select(Candidates([.1, .2, .4, .3, .1, .5], 3));
        selection.Select(Candidates([.1, .9, .4, .3, .5, .6, .7, .2, .8], 3));

        Assert.Equal(1, selection.Select(Candidates(_histories, 5)));
    }

    [Fact]
    public void MinimumMigrationTime_TakesTheFirstOfEquals() =>
        Assert.Equal(1, new MinimumMigrationTimeSelection().Select(new SelectionCandidates { MigrationSeconds = [13.92, 9.808, 9.808] }));

    [Fact]
    public void MinimumUtilization_TakesTheFirstOfEquals() => Assert.Equal(
        0, new MinimumUtilizationSelection().Select(new SelectionCandidates { MigrationSeconds = [3, 2, 1], Utilizations = [.2, .3, .2] }));

    [Fact]
    public void JavaRandom_GivesTheDocumentedStream()
    {
        var random = new JavaRandom(42);
        Assert.Equal([0, 3, 8, 4, 0, 5], Enumerable.Range(0, 6).Select(_ => random.Next(10)));

        // A power of two takes the high bits, and a bound above 2^30 draws again until the value is fair.
        random = new JavaRandom(42);
        Assert.Equal([5, 0, 5, 0, 2, 7], Enumerable.Range(0, 6).Select(_ => random.Next(8)));
        random = new JavaRandom(42);
        Assert.Equal([117392763, 102948884, 662969970, 595021505], Enumerable.Range(0, 4).Select(_ => random.Next((1 << 30) + 1)));
    }

    [Fact]
    public void EveryKind_MakesASelectionOfItsName() =>
        Assert.All(VmSelections.All, kind => Assert.Equal(kind.Name, kind.Create(1).Name));

    /// <summary>VMs with these histories, one after the other; later VMs migrate faster.</summary>
    private static SelectionCandidates Candidates(double[] histories, int length)
    {
        int count = histories.Length / length;
        return new SelectionCandidates
        {
            MigrationSeconds = (double[])[.. Enumerable.Range(0, count).Select(i => 30.0 - i)],
            Utilizations = new double[count],
            HistoryValues = histories,
            HistoryStarts = (int[])[.. Enumerable.Range(0, count).Select(i => i * length)],
            HistoryLength = length,
        };
    }
}
