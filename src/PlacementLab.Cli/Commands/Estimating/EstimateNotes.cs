using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Units;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>What is said below a table: what was left out and why, bad fits, saturated links, throttles, what clients see.</summary>
internal static class EstimateNotes
{
    private const double BadFit = 0.5;

    /// <summary>Prints the notes, each on a line.</summary>
    public static void Write(CommandLineStreams streams, EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates)
    {
        foreach (string note in (string[])[.. Inputs(inputs, estimates), .. Results(inputs, estimates)])
        {
            streams.Output.WriteLine(note);
        }
    }

    /// <summary>Inputs that were left out, fit badly or change nothing.</summary>
    private static IEnumerable<string> Inputs(EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates)
    {
        IEnumerable<(string Scheme, string Reason)> refusals =
            estimates.SelectMany(e => e.LeftOut.Select(r => (NameOf(e), r)));
        foreach (IGrouping<string, (string Scheme, string Reason)> same in refusals.GroupBy(r => r.Reason))
        {
            yield return $"Left out of {string.Join(", ", same.Select(r => r.Scheme))}: {same.Key}.";
        }

        if (inputs.Dirty.RelativeRmse > BadFit)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Warning: the {inputs.Dirty.Form} form misses the measured samples by {inputs.Dirty.RelativeRmse:0 %} (relative RMSE); ")
                + "--dirty-form empirical goes through them.";
        }

        if (inputs.Settings.Optimizations.OfType<MultiChannel>().Any(m => !double.IsFinite(m.PerChannel.BytesPerSecond)) && !inputs.ConnectionIsLimited)
        {
            yield return "--channels changes nothing: without --channel-rate, --window or --loss a single connection carries as much.";
        }

        if (inputs.Link.MigrationReservation > DataRate.Zero && inputs.Link.ServiceTraffic == DataRate.Zero)
        {
            yield return "--reservation changes nothing: without --service-traffic nothing competes for the link.";
        }

        bool suspends = estimates.Any(e => e.Scheme == MigrationScheme.SuspendResume);
        if (suspends && inputs.Settings.SuspendResume.Fetch == StoreFetch.Demand && inputs.Vm.DirtyCurve.HotSetBytes == 0)
        {
            yield return "--fetch demand is a full fetch here: no --working-set, nor a fitted one, tells what to fetch first.";
        }
    }

    private static IEnumerable<string> Results(EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates)
    {
        foreach (MigrationEstimate throttled in estimates.Where(e => e.PeakThrottle > 0))
        {
            string effect = inputs.Vm.CpuBoundWriter ? "" : " without slowing its writes (no --cpu-bound-writer)";
            yield return string.Create(CultureInfo.InvariantCulture, $"{NameOf(throttled)} throttles the VM's CPUs by up to {throttled.PeakThrottle:0 %}{effect}.");
        }

        if (estimates[0].Interference is { LinkSaturated: true, ServiceTrafficLoss: > 0 } crowded)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The link is saturated: services lose {crowded.ServiceTrafficLoss:0.0 %} of their traffic.");
        }

        foreach (MigrationEstimate seen in estimates.Where(e => e.RedirectionDelay > TimeSpan.Zero))
        {
            yield return $"{NameOf(seen)}: clients get no answer for {EstimateConclusion.Duration(seen.ClientDowntime)} on average, "
                + $"the last ones for {EstimateConclusion.Duration(seen.WorstClientDowntime)}.";
        }
    }

    private static string NameOf(MigrationEstimate estimate) => MigrationSchemeNames.NameOf(estimate.Scheme);
}
