using System.Globalization;
using System.Runtime.InteropServices;
using PlacementLab.Checking;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Tests.Placement;
using Xunit;

namespace PlacementLab.Tests.Optimization;

public sealed class CpSatSolverTests
{
    private static readonly StoppingCriterion _noLimit = new() { DeterministicTimeLimit = 10 };
    private static readonly Objective _energy = new() { HostTerms = [(new EnergyTerm(TimeSpan.FromHours(1), 1), 1)] };

    // Four hosts; host 0 is overloaded by VMs 0 and 1, host 3 is empty.
    private static readonly PlacementProblem _problem =
        SmallProblems.Of([(1000, 99), (1000, 99), (1000, 99), (1000, 99)], [(700, 1), (500, 1), (300, 1), (600, 1)], 0, 0, 1, 2) with
        {
            Objective = _energy,
            Constraints = [new CapacityConstraint()],
        };

    [Fact]
    public void Solve_LeavesTheHandlerOfCtrlC()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Caught signals are read from /proc.");
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => { });
        (bool Caught, bool Ignored) before = CtrlC();

        Solve(_problem, new CpSatOptions { SourceHosts = [0] });

        Assert.True(before.Caught || before.Ignored); // ignored where the tests run as a background job
        Assert.Equal(before, CtrlC());
    }

    private static (bool Caught, bool Ignored) CtrlC() => (HasCtrlC("SigCgt:"), HasCtrlC("SigIgn:"));

    // A mask in hexadecimal, bit n-1 for signal n; SIGINT is signal 2.
    private static bool HasCtrlC(string mask) => File.ReadLines("/proc/self/status")
        .Where(l => l.StartsWith(mask, StringComparison.Ordinal))
        .Any(l => (ulong.Parse(l[mask.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0);

    [Fact]
    public void SourceHosts_FreeTheirVmsOnly_AndTheBoundSaysSo()
    {
        // Host 0 is tolerated with 1,200 MIPS, but 135 W + 105 W + 121 W = 361 W is the cost now. VM 1 (500) fits on host 1
        // (800: 129 W) with host 0 then at 70 % (125 W): 375 W. VM 0 there: 1,000 MIPS 135 W, host 0 50 % 116 W: 372 W.
        SolverResult result = Solve(_problem, new CpSatOptions { SourceHosts = [0] });
        Assert.Equal((SolveStatus.Optimal, StopReason.Completed), (result.Status, result.StopReason));
        Assert.Equal(_problem.Initial, result.Best);
        Assert.Equal(0.361, result.Cost, 1e-12);
        Assert.Equal("CP-SAT, restricted to VMs of 1 host and 6 candidates", result.BoundName);
        Assert.InRange(result.Gap, 0, 1e-6);
    }

    [Fact]
    public void NothingFree_ReturnsTheInitialAssignment_Optimal()
    {
        SolverResult result = Solve(_problem, new CpSatOptions { SourceHosts = [3] });
        Assert.Equal((SolveStatus.Optimal, _problem.Initial, 0.0), (result.Status, result.Best, result.Gap));
        SolverResult broken = Solve(_problem with { Constraints = [new OfflineConstraint(0)] }, new CpSatOptions { SourceHosts = [3] });
        Assert.Equal(SolveStatus.NoSolutionFound, broken.Status);
        Assert.Equal(["offline of host-0"], broken.Conflict);
    }

    [Fact]
    public void Drain_MovesEveryVm()
    {
        PlacementProblem problem = _problem with { Constraints = [new CapacityConstraint(), new OfflineConstraint(0)] };
        SolverResult result = Solve(problem, new CpSatOptions { SourceHosts = [0], CandidateHostsPerVm = 2 });
        Assert.Equal(SolveStatus.Optimal, result.Status);
        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
        Assert.Equal("CP-SAT, restricted to VMs of 1 host and 2 candidates", result.BoundName);
    }

    [Fact]
    public void NewVms_AreAlwaysFree()
    {
        PlacementProblem problem = _problem with { Initial = new Assignment([0, Assignment.Unplaced, 1, 2]) };
        SolverResult result = Solve(problem, new CpSatOptions { SourceHosts = [] });
        Assert.Equal(SolveStatus.Optimal, result.Status);
        Assert.Equal(1, result.Best[1]); // beside the 300: 80 % takes 129 − 105 = 24 W more, the empty host 116 W
    }

    [Fact]
    public void VmWithoutHost_IsInfeasible_AndNamed()
    {
        PlacementProblem problem = _problem with { Constraints = [new CapacityConstraint(), new RootConstraint(1), new OfflineConstraint(0)] };
        SolverResult result = Solve(problem, new CpSatOptions { SourceHosts = [0] });
        Assert.Equal((SolveStatus.Infeasible, problem.Initial), (result.Status, result.Best));
        Assert.Equal(["root of vm-1 (leaves VM vm-1 no host)", "offline of host-0 (leaves VM vm-1 no host)"], result.Conflict);
    }

    [Fact]
    public void Infeasible_NamesAConflictThatIsMinimal()
    {
        // Capacity and offline leave 1,000 MIPS for 1,200; the spread of VMs 0 and 1 has no part in it.
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99), (1000, 99)], [(600, 1), (600, 1), (600, 1)], 0, 1, 2) with
        {
            Constraints = [new SpreadConstraint(0, 1), new CapacityConstraint(), new OfflineConstraint(0)],
        };
        SolverResult result = Solve(problem, new CpSatOptions { CandidateHostsPerVm = 3 });
        Assert.Equal(SolveStatus.Infeasible, result.Status);
        Assert.Equal(["capacity of cpu on host-1, capacity of cpu on host-2", "offline of host-0"], result.Conflict);
        Assert.True(double.IsNaN(result.Bound));

        SolverResult restricted = Solve(problem, new CpSatOptions { SourceHosts = [0], CandidateHostsPerVm = 2 });
        Assert.Equal(SolveStatus.NoSolutionFound, restricted.Status); // other VMs might make room
        Assert.Equal(["capacity of cpu on host-1, capacity of cpu on host-2", "offline of host-0"], restricted.Conflict);
    }

    [Fact]
    public void VmThatIsNotFree_OnAHostToDrain_IsNamed()
    {
        PlacementProblem problem = _problem with { Constraints = [new OfflineConstraint(0)] };
        SolverResult result = Solve(problem, new CpSatOptions { SourceHosts = [1] });
        Assert.Equal(SolveStatus.NoSolutionFound, result.Status);
        Assert.Equal("offline of host-0: VM vm-0 is on host host-0, whose VMs are not free", result.Conflict[0]);
    }

    [Fact]
    public void Limits_GiveTheWarmStart()
    {
        PlacementProblem problem = SmallProblems.Random(4, withConstraints: false);
        SolverResult noTime = new CpSatSolver().Solve(problem, new StoppingCriterion { DeterministicTimeLimit = 1e-9 }, 1, CancellationToken.None);
        Assert.Contains(noTime.Status, new[] { SolveStatus.Feasible, SolveStatus.Optimal });
        Assert.True(noTime.Status == SolveStatus.Optimal || noTime.StopReason == StopReason.TimeLimit);
        Assert.True(noTime.Bound <= noTime.Cost);
    }

    [Fact]
    public void EmptyHostsOfAKind_StandForEachOther()
    {
        // 50 empty alike hosts: the answer is the same as with two.
        (long, long)[] hosts = [(1000, 99), .. Enumerable.Repeat((1000L, 99L), 50)];
        PlacementProblem problem = SmallProblems.Of(hosts, [(900, 1), (800, 1)], 0, 0) with { Objective = _energy, Constraints = [new CapacityConstraint(), new OfflineConstraint(0)] };
        SolverResult result = Solve(problem, new CpSatOptions { SourceHosts = [0] });
        Assert.Equal(SolveStatus.Optimal, result.Status);
        Assert.NotEqual(result.Best[0], result.Best[1]);
        Assert.Equal(0.133 + 0.129, result.Cost, 1e-12); // 90 % and 80 %
    }

    [Fact]
    public void BadOptions_AreRejected()
    {
        var unknownHost = new CpSatSolver(new CpSatOptions { SourceHosts = [4] });
        var thrown = Assert.Throws<InvalidInputException>(() => unknownHost.Solve(_problem, _noLimit, 1, CancellationToken.None));
        Assert.Contains("CpSatOptions.SourceHosts: found host 4, expected a host from 0 to 3.", thrown.Message, StringComparison.Ordinal);
        var noWork = new CpSatSolver(new CpSatOptions { DeterministicTimeLimit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => noWork.Solve(_problem, _noLimit, 1, CancellationToken.None));
    }

    private static SolverResult Solve(PlacementProblem problem, CpSatOptions options) =>
        new CpSatSolver(options).Solve(problem, _noLimit, 1, CancellationToken.None);
}
