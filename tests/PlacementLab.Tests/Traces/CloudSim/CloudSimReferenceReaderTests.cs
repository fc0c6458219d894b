using PlacementLab.Tests.Support;
using PlacementLab.Traces.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Traces.CloudSim;

/// <summary>Reference figures as files.</summary>
public sealed class CloudSimReferenceReaderTests
{
    private static readonly string[] _metrics = ["energy_kwh", "mean_s"];

    [Fact]
    public void Rows_keep_every_digit_and_say_what_they_are()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("cloudsim_results.csv"), """
            mean_s,day,detector,parameter,selection,energy_kwh,wall_s
            NaN,20110303,npa,,,2410.8028,1
            1.5,20110303,lr@3.0-rule,1.2,mmt,116.57622508920008,1
            ,20110303,thr,0.8,rs,1E-4,1
            2,20110306,thr,0.8,rs-seed42,3,1
            """);

        CloudSimReference reference = CloudSimReferenceReader.Read(folder.Path, _metrics);

        Assert.Equal(4, reference.Results.Length);
        Assert.Equal((null, null, false), (reference.Results[0].Parameter, reference.Results[0].Selection, reference.Results[0].IsUnseeded));
        Assert.Equal([2410.8028, double.NaN], reference.Results[0].Values);
        Assert.Equal(("lr", "3.0", 1.2), (reference.Results[1].Detector, reference.Results[1].Variant, reference.Results[1].Parameter));
        Assert.Equal(116.57622508920008, reference.Results[1].Values[0]);
        Assert.Equal(("rs", true, null), (reference.Results[2].Selection, reference.Results[2].IsUnseeded, reference.Results[2].Seed));
        Assert.Equal([1e-4, null], reference.Results[2].Values);
        Assert.Equal(("rs", false, 42L), (reference.Results[3].Selection, reference.Results[3].IsUnseeded, reference.Results[3].Seed));
        Assert.EndsWith("cloudsim_results.csv, line 5", reference.Results[3].Place, StringComparison.Ordinal);
        Assert.Empty(reference.Traces);
    }

    [Fact]
    public void Files_beside_the_results_are_found_by_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("some.csv"), "day,detector,parameter,selection,energy_kwh,mean_s\n20110303,dvfs,,,1,1\n");
        File.WriteAllText(folder.File("cloudsim_rs_distribution_20110303.csv"), """
            detector,parameter,source,run_or_seed,energy_kwh
            thr,0.8,cloudsim (unseeded),1,5
            thr,0.8,reimplementation (seed n),7,6
            """);
        File.WriteAllText(folder.File("cloudsim_trace_20110303_lr_mmt_1.2.csv"), """
            tick,time_s,active_hosts,energy_kwh,migrations,overloaded_hosts,underloaded_hosts_tried,hosts_evacuated,vms_placed
            1,300.1,775,0.0,592,,455,455,994
            end,86127.94,47,163.4,27859,,,,520
            """);
        File.WriteAllText(folder.File("cloudsim_initial_placement_20110303_firstfit.csv"), "vm_index,trace_file,vm_type,host_index\n1,b,0,3\n0,a,0,1\n");

        CloudSimReference reference = CloudSimReferenceReader.Read(folder.File("some.csv"), _metrics);

        Assert.Equal([(null, true), (7L, false)], reference.RandomRuns.Select(r => (r.Seed, r.IsUnseeded)));
        Assert.Equal([6.0, null], reference.RandomRuns[1].Values);
        CloudSimReferenceTrace trace = Assert.Single(reference.Traces);
        Assert.Equal("20110303", trace.Day);
        Assert.Equal(["lr", "mmt", "1.2"], trace.Policy);
        Assert.Equal([300.1, 775.0, 0.0, 592.0, null, 455.0, 455.0, 994.0], Assert.Single(trace.Intervals));
        Assert.Equal(47, trace.End!.Value[1]);
        CloudSimReferencePlacement placement = Assert.Single(reference.Placements);
        Assert.True(placement.IsFirstFit);
        Assert.Equal([("a", 0, 1), ("b", 0, 3)], placement.Vms);
    }

    [Theory]
    [InlineData("day,detector,parameter,selection,energy_kwh\n20110303,npa,,,1\n", "mean_s")]
    [InlineData("day,detector,parameter,selection,energy_kwh,mean_s\n20110303,npa,,,much,1\n", "line 2, column energy_kwh")]
    [InlineData("day,detector,parameter,selection,energy_kwh,mean_s\n20110303,thr,0.8,rs-seedX,1,1\n", "line 2, column selection")]
    [InlineData("", "an empty file")]
    public void What_cannot_be_read_is_answered_with_its_place(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("cloudsim_results.csv"), content);

        var refusal = Assert.Throws<InvalidInputException>(() => CloudSimReferenceReader.Read(folder.Path, _metrics));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_files_are_read()
    {
        string path = SharedReference.PathOrSkip("cloudsim");

        CloudSimReference reference = CloudSimReferenceReader.Read(path, PlacementLab.Experiments.Reproduction.StudyMetric.Columns);

        Assert.Equal(104, reference.Results.Length);
        Assert.Equal(15, reference.Results.Count(r => r.IsUnseeded));
        Assert.Equal(55, reference.RandomRuns.Length);
        Assert.Equal(3, reference.Traces.Length);
        Assert.Equal(2, reference.Placements.Length);
    }
}
