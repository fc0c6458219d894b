using PlacementLab.Infrastructure;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.BestFit;
using PlacementLab.Placement.Solvers.FirstFit;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Placement.Terms;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Placement;

public sealed class ProblemValidationTests
{
    private static readonly PlacementProblem _good = SmallProblems.Of([(1000, 4096), (1000, 2048)], [(300, 512), (200, 1024)], 0, 1);

    public static TheoryData<string, PlacementProblem, string> BadProblems => new()
    {
        { "no hosts", _good with { Datacenter = _good.Datacenter with { Hosts = [] } }, "Datacenter.Hosts: found no host, expected at least one host." },
        { "no VMs", _good with { Vms = [] }, "Vms: found no VM, expected at least one VM." },
        { "usage missing", _good with { Usage = [_good.Usage[0]] }, "Usage: found 1 entries, expected 2, one per VM." },
        { "capacity missing", _good with { Capacity = [] }, "Capacity: found 0 entries, expected 2, one per host." },
        { "initial too long", _good with { Initial = new Assignment([0, 1, 1]) }, "Initial: found 3 entries, expected 2, one per VM." },
        { "host unknown", _good with { Initial = new Assignment([0, 2]) }, "Initial[1]: found host 2, expected a host from 0 to 1." },
        { "host below -1", _good with { Initial = new Assignment([-2, 0]) }, "Initial[0]: found host -2, expected a host from 0 to 1." },
        { "negative usage", WithUsage(300, -1), "Usage[0].memory: found -1 B, expected at least 0." },
        { "no CPU", WithUsage(0, 1), "Usage[0].cpu: found 0 MIPS, expected at least 1." },
        { "resource missing", WithUsage(300), "Usage[0]: found 1 amounts, expected 2, one per resource." },
        {
            "VM too large",
            WithUsage(300, 8192L << 20),
            "Usage[0]: found that VM 0 needs 8,192 MiB but the largest host (0, G5) has 4,096 MiB, expected every VM to fit on at least one host."
        },
        { "VM too fast", WithUsage(1001, 1), "found that VM 0 needs 1,001 MIPS but the largest host (0, G5) has 1,000 MIPS" },
        { "unknown VM in spread", With(new SpreadConstraint(0, 7)), "SpreadConstraint.Vms: found VM 7, expected a VM from 0 to 1." },
        { "unknown VM in root", With(new RootConstraint(-1)), "RootConstraint.Vms: found VM -1, expected a VM from 0 to 1." },
        { "unknown host in fence", With(new FenceConstraint([0], [2])), "FenceConstraint.Hosts: found host 2, expected a host from 0 to 1." },
        { "unknown host offline", With(new OfflineConstraint(9)), "OfflineConstraint.Hosts: found host 9, expected a host from 0 to 1." },
        { "budget of one VM", With(new BandwidthBudgetConstraint([DataSize.Zero])), "DataToMove: found 1 values, expected 2, one per VM." },
        {
            "negative budget",
            With(new BandwidthBudgetConstraint([DataSize.Zero, DataSize.Zero]) { Total = DataSize.FromBytes(-5) }),
            "BandwidthBudgetConstraint: found -5 B, expected no negative amount of data."
        },
        { "downtime of one VM", With(new DowntimeSlaConstraint([TimeSpan.Zero], [TimeSpan.Zero])), "PredictedDowntime: found 1 values, expected 2, one per VM." },
        {
            "tables of one host",
            _good with { Objective = new Objective { HostTerms = [(new PredictedOverloadTerm([new(0.1, [0])], 1), 1)] } },
            "PredictedOverloadTerm.Tables: found 1 tables, expected 2, one per host."
        },
    };

    [Theory]
    [MemberData(nameof(BadProblems))]
    public void EverySolver_RejectsABadProblem_WithPlaceFoundExpected(string name, PlacementProblem problem, string message)
    {
        IPlacementSolver[] solvers = [new FirstFitDecreasingSolver(), new PowerAwareBestFitDecreasingSolver(), new LocalSearchSolver(), new CpSatSolver()];
        foreach (IPlacementSolver solver in solvers)
        {
            var thrown = Assert.Throws<InvalidInputException>(() => solver.Solve(problem, new StoppingCriterion(), 1, CancellationToken.None));
            Assert.True(thrown.Message.Contains(message, StringComparison.Ordinal), $"{name}, {solver.Name}: {thrown.Message}");
        }
    }

    [Fact]
    public void Validate_ProblemWithNewVm_IsAccepted() => (_good with { Initial = new Assignment([Assignment.Unplaced, 1]) }).Validate();

    [Fact]
    public void Validate_VmThatNoHostHoldsInAllResources_IsRejected()
    {
        // Host 0 has the CPU, host 1 the memory, none both.
        PlacementProblem problem = SmallProblems.Of([(1000, 1024), (500, 4096)], [(800, 2048)], 0);
        var thrown = Assert.Throws<InvalidInputException>(problem.Validate);
        Assert.Contains("VM 0 fits on no host: each one lacks some resource", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_RejectValuesOutOfRange()
    {
        Assert.Throws<ArgumentException>(() => new MigrationCostTerm([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => new MigrationCostTerm([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnergyTerm(TimeSpan.Zero, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnergyTerm(TimeSpan.FromHours(1), -1));
        Assert.Throws<ArgumentException>(() => new PredictedOverloadTerm([new(0, [0.5])], 1));
        Assert.Throws<ArgumentException>(() => new PredictedOverloadTerm([new(0.1, [1.5])], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictedOverloadTerm([new(0.1, [0.5])], -1));
    }

    private static PlacementProblem With(IPlacementConstraint constraint) => _good with { Constraints = [constraint] };

    private static PlacementProblem WithUsage(params long[] first) => _good with { Usage = [new ResourceVector(first), _good.Usage[1]] };
}
