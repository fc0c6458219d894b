using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Shows the VMs of a host to a selection.</summary>
internal sealed class CandidateRows(CloudSimFleet fleet, VmDemand demand)
{
    private double[] _seconds = new double[64];
    private double[] _utilizations = new double[64];
    private int[] _starts = new int[64];

    /// <summary>The VMs as candidates. Valid until the next call.</summary>
    public SelectionCandidates Of(ReadOnlySpan<int> vms)
    {
        if (_seconds.Length < vms.Length)
        {
            _seconds = new double[vms.Length * 2];
            _utilizations = new double[vms.Length * 2];
            _starts = new int[vms.Length * 2];
        }

        for (int i = 0; i < vms.Length; i++)
        {
            int vm = vms[i];
            _seconds[i] = fleet.MigrationSeconds[vm];
            _utilizations[i] = demand.RequestMips[vm] / fleet.VmMips[vm];
            _starts[i] = demand.HistoryStart(vm);
        }

        return new SelectionCandidates
        {
            MigrationSeconds = new(_seconds, 0, vms.Length),
            Utilizations = new(_utilizations, 0, vms.Length),
            HistoryValues = demand.OwnHistories,
            HistoryStarts = new(_starts, 0, vms.Length),
            HistoryLength = demand.HistoryCount,
        };
    }
}
