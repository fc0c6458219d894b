using System.ComponentModel;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PlacementLab.Benchmarks;

// dotnet run -c Release --project tests/PlacementLab.Benchmarks -- [--quick] [--filter <pattern>] | --processes <published program>
string[] known = ["--quick", "--filter", "--processes"];
if (args.FirstOrDefault(a => a.StartsWith('-') && !known.Contains(a)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"Found \"{unknown}\", expected {string.Join(" or ", known)}. Example: -- --quick --filter '*Move*'");
    return 2;
}

if (args.SkipWhile(a => a != "--processes").Skip(1).FirstOrDefault() is { } program)
{
    await File.WriteAllTextAsync(ResultsExporter.PageFor("Consolidation"), ConsolidationProcesses.Measure(Path.GetFullPath(program)));
    return 0;
}

Job job = (args.Contains("--quick") ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
ManualConfig config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddLogger(ConsoleLogger.Default)
    .AddExporter(new ResultsExporter())
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "placementlab-benchmarks"))
    .WithOptions(ConfigOptions.DisableLogFile)
    .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));

string[] filter = [.. args.SkipWhile(a => a != "--filter").Skip(1).Take(1)];
Type[] benchmarks = [.. typeof(LoadPlanetLab).Assembly.GetTypes().Where(t => t.GetCustomAttribute<DescriptionAttribute>() is not null)];
if (SearchMoves.Lacks is { Length: > 0 } reason)
{
    benchmarks = [.. benchmarks.Where(t => t != typeof(SearchMoves))];
    await Console.Error.WriteLineAsync($"{nameof(SearchMoves)} is skipped: {reason}");
}

Summary[] summaries = [.. BenchmarkSwitcher.FromTypes(benchmarks).Run(["--filter", .. filter.DefaultIfEmpty("*")], config)];
bool complete = summaries.Length > 0 && summaries.All(s => !s.HasCriticalValidationErrors && s.Reports.All(r => r.Success));
return complete ? 0 : 1;
