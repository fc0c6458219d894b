using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Specs;

/// <summary>Checks a specification once, value by value, before anything is loaded.</summary>
internal static class SpecCheck
{
    /// <summary>Returns the specification, or says which value is wrong.</summary>
    /// <exception cref="InvalidInputException">A value is missing or out of range.</exception>
    public static ExperimentSpec Checked(ExperimentSpec spec, string place)
    {
        CheckPresent(spec, place);
        Within(spec.Seed, 0, int.MaxValue, place, "seed");
        CheckFleet(spec, place);
        CheckNetwork(spec.Network, place);
        CheckDirty(spec.Dirty, place);
        CheckLimits(spec, place);
        CheckSplit(spec.Split, place);
        NotEmpty(spec.Policies, place, "policies");
        NotEmpty(spec.Schemes, place, "schemes");
        return spec;
    }

    // A key without a value ("vms:") is null in YAML, whatever the property's type says.
    private static void CheckPresent(ExperimentSpec spec, string place)
    {
        Present(spec.Dataset, place, "dataset");
        Present(spec.Goal, place, "goal");
        Present(spec.Vms, place, "vms");
        Present(spec.Hosts, place, "hosts");
        Present(spec.Hosts.CountByDataset, place, "hosts.countByDataset");
        Present(spec.Network, place, "network");
        Present(spec.Dirty, place, "dirty");
        Present(spec.Migration, place, "migration");
        Present(spec.Migration.StopRule, place, "migration.stopRule");
        Present(spec.Planning, place, "planning");
        Present(spec.Placement, place, "placement");
        Present(spec.Prediction, place, "prediction");
    }

    private static void Present(object? value, string place, string key)
    {
        if (value is null)
        {
            throw new InvalidInputException($"{place}: {key}", "nothing", "a value", "Give one, or leave the key out for the default.");
        }
    }

    private static void Name(string? value, string place, string key)
    {
        Present(value, place, key);
        if (string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl))
        {
            throw new InvalidInputException(
                $"{place}: {key}", $"\"{VisibleText.Of(value!)}\"", "a name without control characters", "Give it one that can be printed.");
        }
    }

    private static void CheckFleet(ExperimentSpec spec, string place)
    {
        Within(spec.Vms.MinimumResidentShare, 1e-6, 1, place, "vms.minimumResidentShare");
        NotEmpty(spec.Vms.Types, place, "vms.types");
        for (int i = 0; i < spec.Vms.Types.Count; i++)
        {
            Name(spec.Vms.Types[i].Name, place, $"vms.types[{i}].name");
            Within(spec.Vms.Types[i].Mips, 1, 1e9, place, $"vms.types[{i}].mips");
            Within(spec.Vms.Types[i].MemoryMib, 1, 1e9, place, $"vms.types[{i}].memoryMib");
        }

        NotEmpty(spec.Hosts.Types, place, "hosts.types");
        Within(spec.Hosts.MeanLoad, 0.01, 1, place, "hosts.meanLoad");
        Within(spec.Hosts.Count ?? 1, 1, 1e6, place, "hosts.count");
        foreach ((string dataset, int count) in spec.Hosts.CountByDataset)
        {
            Within(count, 1, 1e6, place, $"hosts.countByDataset.{dataset}");
        }

        for (int i = 0; i < spec.Hosts.Types.Count; i++)
        {
            Present(spec.Hosts.Types[i].Type, place, $"hosts.types[{i}].type");
            Within(spec.Hosts.Types[i].MemoryGib ?? 1, 0.001, 1e6, place, $"hosts.types[{i}].memoryGib");
        }
    }

    private static void CheckNetwork(NetworkSpec network, string place)
    {
        Within(network.HostsPerRack, 1, 1e6, place, "network.hostsPerRack");
        Within(network.RackUplinkGbps, 1e-3, 1e6, place, "network.rackUplinkGbps");
        Within(network.CoreGbps, 1e-3, 1e6, place, "network.coreGbps");
        Within(network.ReservedShare, 0, 0.99, place, "network.reservedShare");
        Within(network.RoundTripMs, 0, 1e5, place, "network.roundTripMs");
    }

    private static void CheckDirty(DirtySpec dirty, string place)
    {
        Within(dirty.Gamma, 0, 10, place, "dirty.gamma");
        NotEmpty(dirty.Classes, place, "dirty.classes");
        for (int i = 0; i < dirty.Classes.Count; i++)
        {
            Name(dirty.Classes[i].Name, place, $"dirty.classes[{i}].name");
            Within(dirty.Classes[i].Weight, 0, 1e6, place, $"dirty.classes[{i}].weight");
            Within(dirty.Classes[i].HotShare, 1e-6, 1, place, $"dirty.classes[{i}].hotShare");
            Within(dirty.Classes[i].HotRatePerSecond, 0, 1e3, place, $"dirty.classes[{i}].hotRatePerSecond");
            Within(dirty.Classes[i].ColdRatePerSecond, 0, 1e3, place, $"dirty.classes[{i}].coldRatePerSecond");
        }

        Within(dirty.Classes.Sum(c => c.Weight), 1e-9, double.MaxValue, place, "the sum of dirty.classes weights");
    }

    private static void CheckLimits(ExperimentSpec spec, string place)
    {
        Within(spec.Migration.DowntimeLimitMs, 0.001, 1e7, place, "migration.downtimeLimitMs");
        Within(spec.Migration.HybridRounds, 1, 1000, place, "migration.hybridRounds");
        Within(spec.Planning.MaxConcurrentPerHost, 1, 1e6, place, "planning.maxConcurrentPerHost");
        Within(spec.Planning.MinimumBandwidthShare, 0.001, 1, place, "planning.minimumBandwidthShare");
        Within(spec.Placement.CandidateHosts, 1, 1000, place, "placement.candidateHosts");
        Within(spec.Placement.DeterministicTimeLimit, 0.001, 1e5, place, "placement.deterministicTimeLimit");
        Within(spec.Placement.DowntimeSlaSeconds, 0, 1e7, place, "placement.downtimeSlaSeconds");
        Within(spec.Placement.BandwidthBudgetGib, 0, 1e9, place, "placement.bandwidthBudgetGib");
        Within(spec.Prediction.HorizonMinutes, 1, 1440, place, "prediction.horizonMinutes");
        Within(spec.Prediction.TrainingRows, 200, 5e6, place, "prediction.trainingRows");
    }

    private static void CheckSplit(SplitSpec? split, string place)
    {
        if (split is not null && !(0 < split.TrainEndHours && split.TrainEndHours < split.TuneEndHours && split.TuneEndHours < split.TestEndHours))
        {
            throw new InvalidInputException(
                $"{place}: split",
                string.Create(CultureInfo.InvariantCulture, $"{split.TrainEndHours}, {split.TuneEndHours}, {split.TestEndHours}"),
                "0 < trainEndHours < tuneEndHours < testEndHours",
                "Give the ends of training, tuning and test in this order.");
        }
    }

    private static void NotEmpty<T>(IReadOnlyList<T>? list, string place, string key)
    {
        if (list is null || list.Count == 0)
        {
            throw new InvalidInputException($"{place}: {key}", "an empty list", "at least one entry", "Add one, or leave the key out for the default.");
        }

        for (int i = 0; i < list.Count; i++)
        {
            Present(list[i], place, $"{key}[{i}]");
        }
    }

    private static void Within(double value, double least, double most, string place, string key)
    {
        if (!(value >= least && value <= most))
        {
            throw new InvalidInputException(
                $"{place}: {key}",
                value.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
                "Correct the value.");
        }
    }
}
