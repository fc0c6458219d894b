using System.Xml.Linq;

namespace PlacementLab.Figures.Report;

/// <summary>What the words and columns of the report mean.</summary>
internal static class Glossary
{
    private static readonly (string Term, string Meaning)[] _entries =
    [
        ("Score", "Energy · its price + overload, downtime, slowdown, traffic and expected losses, each · its penalty of the goal. Lower is better."),
        ("Energy", "Power of each host by its published SPECpower curve, summed over time, plus the energy of migrations. Empty hosts are off."),
        ("Overload", "Sum over hosts of the time with CPU demand above capacity, in host-hours."),
        ("SLATAH", "SLA violation time per active host = mean over hosts of (time with demand above capacity / time active)."),
        ("PDM", "Performance degradation due to migrations = mean over VMs of (CPU work lost to migrations / CPU work asked for)."),
        ("SLAV", "SLATAH · PDM (Beloglazov and Buyya, 2012). Zero without migrations."),
        ("Downtime", "Time in which a VM runs nowhere while it moves."),
        ("Total time", "From the order to migrate until the source may be released, resume included."),
        ("Traffic", "Bytes that migrations put on the wire; 1 GB = 10⁹ B."),
        ("Pre-copy", "Memory is copied in rounds while the VM runs at the source; the last round with the VM stopped."),
        ("Post-copy", "The VM resumes at the destination at once; memory follows by push and on demand."),
        ("Hybrid", "A bounded number of pre-copy rounds, then post-copy for what is still dirty."),
        ("Stop-and-copy", "The VM is stopped, copied and resumed."),
        ("Average precision", "Σ (Rₙ − Rₙ₋₁) · Pₙ over thresholds from high to low, with precision P and recall R. 1 is best; guessing gives the share overloaded."),
        ("Brier score", "Mean of (p − y)² with y = 1 for overload and 0 for none. 0 is best."),
        ("Gap", "(cost − proven lower bound) / cost: how much better an answer could be at most."),
    ];

    /// <summary>The list.</summary>
    public static XElement ToHtml() => ToHtml(_entries);

    /// <summary>Meanings of terms that this list shares with others.</summary>
    public static IEnumerable<(string Term, string Meaning)> Of(params IEnumerable<string> terms) => _entries.Where(e => terms.Contains(e.Term));

    /// <summary>A list of other terms.</summary>
    public static XElement ToHtml(IEnumerable<(string Term, string Meaning)> entries) =>
        new("dl", entries.SelectMany(e => new[] { new XElement("dt", e.Term), new XElement("dd", e.Meaning) }));
}
