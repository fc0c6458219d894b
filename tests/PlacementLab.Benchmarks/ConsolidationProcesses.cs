using System.Globalization;
using System.Text;

namespace PlacementLab.Benchmarks;

/// <summary>
/// The published program's consolidation commands as whole processes, start-up and reading of traces included. The first row, which
/// only prints the version, is what starting the program costs; it is run between the others, so that a busy machine shows.
/// </summary>
internal static class ConsolidationProcesses
{
    private static readonly (string Work, string Arguments, int Cores, int Runs, string Target)[] _rows =
    [
        ("start-up", "--version", 1, 15, ""),
        (
            "LR-MMT-1.2, CloudSim's rules, 20110303", "simulate --dataset planetlab/20110303 --rules cloudsim-3.0.3 --detector lr --parameter 1.2 --selection mmt",
            1, 15, "0.5 s, 250 MB"),
        ("the published study, ten days", "reproduce cloudsim --days all --out {out}", 0, 1, "120 s"),
        ("`physical`, 1,000 hosts, 10,000 VMs", "simulate --dataset planetlab/* --hosts 1000 --vms 10000", 0, 3, ""),
        ("`physical`, 10,000 hosts, 100,000 VMs", "simulate --dataset planetlab/* --hosts 10000 --vms 100000", 0, 1, "60 s, 4 GB"),
    ];

    /// <summary>Measures and returns the table as Markdown.</summary>
    /// <param name="program">Path of the published program.</param>
    public static string Measure(string program)
    {
        var page = new StringBuilder("# Consolidation, whole processes\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; medians. ×: against the first row.\n\n");
        page.Append("| work | command | cores | runs | time | least | × | peak memory | target |\n|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
        double startUp = double.NaN;
        foreach ((string work, string arguments, int cores, int runs, string target) in _rows)
        {
            MeasuredProcess[] measured = [.. Enumerable.Range(0, runs).Select(_ => MeasuredInNewFolder(program, arguments, cores)).OrderBy(m => m.Seconds)];
            double median = measured[runs / 2].Seconds;
            startUp = double.IsNaN(startUp) ? median : startUp;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {work} | `{arguments.Replace("{out}", "FOLDER", StringComparison.Ordinal)}` | {(cores == 0 ? "all" : cores)} | {runs} | {median:0.00} s | {measured[0].Seconds:0.00} s | {median / startUp:0.0} | {measured.Max(m => m.PeakMegabytes):0} MB | {target} |\n");
            Console.WriteLine($"{work}: {median:0.00} s, {measured.Max(m => m.PeakMegabytes):0} MB");
        }

        return page.ToString();
    }

    private static MeasuredProcess MeasuredInNewFolder(string program, string arguments, int cores)
    {
        string folder = Directory.CreateTempSubdirectory("placementlab-benchmarks").FullName;
        try
        {
            return MeasuredProcess.Run(program, arguments.Replace("{out}", Path.Combine(folder, "out"), StringComparison.Ordinal), cores);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
