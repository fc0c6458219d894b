using System.Collections.Immutable;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>Finds the measurements of the testbed: a folder that was given, else the shipped ones and what the public folder adds to them.</summary>
internal static class TestbedSources
{
    /// <summary>The campaign on which the model's constants were set.</summary>
    public const string FirstCampaign = "measurements";

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidInputException">A folder or file is not in its form.</exception>
    public static TestbedData Read(ValidationSources sources)
    {
        if (sources.TestbedFolder is { } folder)
        {
            return TestbedReader.ReadFolder(folder);
        }

        TestbedData shipped = TestbedReader.ReadShipped();
        string publicFolder = sources.PathOf("live_migration", "testbed");
        return Directory.Exists(publicFolder) ? Joined(shipped, TestbedReader.ReadFolder(publicFolder)) : shipped;
    }

    /// <summary>The shipped data and the campaigns of rows that are not among them.</summary>
    internal static TestbedData Joined(TestbedData shipped, TestbedData found)
    {
        if (shipped.Campaigns.IsEmpty)
        {
            return found;
        }

        HashSet<(string, int, double)> known = [.. shipped.Campaigns.SelectMany(c => c.Rows).Select(Key)];
        ImmutableArray<TestbedCampaign> added =
        [
            .. found.Campaigns.Select(c => new TestbedCampaign($"{FirstCampaign}-other{c.Name[FirstCampaign.Length..]}", [.. c.Rows.Where(r => !known.Contains(Key(r)))]))
                .Where(c => !c.Rows.IsEmpty),
        ];
        return shipped with { Campaigns = shipped.Campaigns.AddRange(added) };
    }

    private static (string Cell, int Repeat, double Started) Key(TestbedMeasurement row) => (row.Cell, row.Repeat, row.StartedUnixSeconds);
}
