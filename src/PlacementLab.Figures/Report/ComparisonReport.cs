using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Figures.Consolidation;
using PlacementLab.Traces.Files;

namespace PlacementLab.Figures.Report;

/// <summary>The report of a comparison of consolidation policies: one HTML file that needs nothing else.</summary>
public static class ComparisonReport
{
    private static readonly (string Term, string Meaning)[] _terms =
    [
        ("Closed loop", "Every five minutes (the step of the traces) the policy sees what was measured before, orders migrations, and lives with what then comes."),
        ("SLA violation", "Overall SLA violation: share of the CPU work that VMs asked for and did not get, for whatever reason: full hosts, downtime, slow-down, or the CPU work of migrating."),
        ("SLATAH", "Time in which hosts granted less than was asked for / time in which they were active."),
        ("PDM", "CPU work that VMs missed because they migrated / CPU work asked for."),
        ("SLAV", "SLATAH · PDM (Beloglazov and Buyya, 2012). Zero without migrations."),
        ("Cost", "Energy and work not granted, each by its price. The prices are assumptions."),
        ("Free migrations", "The same rules, but migrations take no time, no CPU and no energy: what many comparisons assume."),
        ("Classic policy", "A statistic of the past says when a host is overloaded: a threshold (thr), interquartile range (iqr), median absolute deviation (mad), local regression (lr)."),
        ("forecast", "Overload as forecast: quantile q of each VM's demand in the next interval, by an exponentially weighted mean that learned its errors on another day, added up over the host."),
        ("mmt, mu, rs, mc", "Which VM leaves an overloaded host: the one that migrates fastest, that uses least, a random one, the one whose load goes most with the others'."),
        ("+local-search, +cp-sat", "A solver places the VMs, in place of power-aware best fit."),
        ("dvfs", "Placed once, never migrated; power follows the load."),
        ("p", "Two-sided sign-flip permutation test over days (exact up to 20), Holm-corrected over the policies of a kind of migration cost: the chance of a difference as large if the policy and the best classic one were alike."),
    ];

    /// <summary>Writes the report; the file is complete or not there. The same results give the same bytes.</summary>
    /// <param name="study">The comparison.</param>
    /// <param name="path">The file, usually named report.html.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(ComparisonStudy study, string path) => AtomicFile.WriteText(path, ToHtml(study));

    /// <summary>The report as text.</summary>
    /// <param name="study">The comparison.</param>
    public static string ToHtml(ComparisonStudy study)
    {
        ImmutableArray<string> conclusion = ComparisonConclusion.Of(study);
        return ReportFrame.Print(new ReportFrame
        {
            Title = "PlacementLab: closed-loop consolidation",
            Brand = "PlacementLab · comparison of consolidation policies",
            Heading = "Closed-loop consolidation: which policy pays when migrations cost what they cost?",
            Leads = [.. conclusion.Take(study.Settings.Regimes.Length)],
            Facts = Facts(study),
            Sections =
            [
                new("s-consolidation", "Policies", "Closed-loop consolidation", [
                    ComparisonPlane(study), .. ComparisonSection.ToHtml(study), new XElement("ul", conclusion.Skip(study.Settings.Regimes.Length).Select(c => new XElement("li", c)))]),
                new("s-ranks", "Ranking", "Does the ranking survive?", [FigureBlock.ToHtml(2, ComparisonRankFigure.Draw, study)]),
                new("s-basis", "Assumptions", "What it rests on", [new XElement("ul", Basis(study).Select(b => new XElement("li", b)))]),
                new("s-glossary", "Glossary", "Glossary", [
                    Glossary.ToHtml([.. _terms, .. Glossary.Of("Pre-copy", "Post-copy", "Hybrid", "Stop-and-copy", "Downtime", "Traffic")])]),
            ],
        }.ToHtml());
    }

    private static XElement ComparisonPlane(ComparisonStudy study) => FigureBlock.ToHtml(1, ComparisonPlaneFigure.Draw, study);

    private static ImmutableArray<(string Name, string Value)> Facts(ComparisonStudy study) =>
    [
        ("Days", study.Blocks.Length == 1 ? study.Blocks[0].Name : $"{study.Blocks.Length.ToString(CultureInfo.InvariantCulture)}, {study.Blocks[0].Name} to {study.Blocks[^1].Name}"),
        ("Seeds a day", study.Settings.Seeds.Length.ToString(CultureInfo.InvariantCulture)),
        ("Hosts", NumberText.Fixed(study.Settings.Hosts, 0)),
        ("Memory of each", study.Settings.HostMemory?.ToString() ?? "as published"),
        ("Rules", "physical"),
    ];

    private static IEnumerable<string> Basis(ComparisonStudy study) =>
    [
        $"Prices: {study.Settings.Prices.Description}. A core is {NumberText.Of(ComparisonPrices.MipsPerCore)} MIPS.",
        "How VMs dirty memory is drawn by the seed: four workload classes, a quarter of the VMs each, rates in proportion to CPU. Public traces carry no dirty pages.",
        "Network traffic of VMs is in proportion to their CPU; racks of 20 hosts, uplinks of 10 Gbit/s, a core of a quarter of all uplinks.",
        "Waking a host takes 200 s at full power (Gandhi et al., 2010), switching it off 10 s; an emptied host is expected to stay off for an hour.",
        "With the published 4 GiB, memory fills hosts long before CPU does and hardly anything is left for a policy to decide; hence more memory, unless told otherwise.",
        "The best classic policy is chosen on the same days on which others are held against it, which favours it.",
        .. study.Settings.Policies.Any(p => p.Predicts)
            ? new[] { "Forecasters learn on another day: " + string.Join(", ", study.Blocks.Select(b => $"{b.Training!.Name} for {b.Name}")) + "." }
            : [],
    ];
}
