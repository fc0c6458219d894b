using System.Runtime.Intrinsics;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// A reassignment problem laid out for the inner loop, shared by all workers. Amounts are doubles, whole numbers below 2^53 and
/// so exact; each row of resources is padded with zeros to whole vectors. VM number <see cref="Nobody"/> uses nothing.
/// </summary>
internal sealed class SearchModel
{
    private const double ExactLimit = 1L << 53;

    public SearchModel(FlatProblem problem)
    {
        Problem = problem;
        int lanes = Vector256<double>.Count;
        Stride = (problem.ResourceCount + lanes - 1) / lanes * lanes;
        LoadWeight = Row(problem.LoadWeight);
        Home = [.. problem.Home, -1];
        MoveCost = [.. problem.MoveCost, 0];
        PairCost = problem.HostPairCost;
        GroupWeight = Exact(problem.GroupWeight);
        Goals = problem.Balances;
        Usage = new double[(problem.VmCount + 1) * Stride];
        LastingUsage = new double[(problem.VmCount + 1) * Stride];
        PenaltyLimit = new double[Stride];
        Margin = new double[problem.HostCount * Stride];
        Fill(problem);
        Groups = new GroupModel(problem);
        RequireExact();
        MoveFactorLimit = ExactLimit / 8 / Math.Max(1, MoveCost.Sum() + (PairCost.Length == 0 ? 0 : PairCost.Max() * VmCount));
        Similar = new SimilarVms(this);
    }

    public FlatProblem Problem { get; }

    /// <summary>The groups and what must hold of them.</summary>
    public GroupModel Groups { get; }

    /// <summary>For each VM others like it.</summary>
    public SimilarVms Similar { get; }

    /// <summary>Length of a row of resources.</summary>
    public int Stride { get; }

    public int HostCount => Problem.HostCount;

    public int VmCount => Problem.VmCount;

    /// <summary>The VM that stands for none.</summary>
    public int Nobody => Problem.VmCount;

    public double[] LoadWeight { get; }

    /// <summary>Host of each VM in the initial assignment, or −1.</summary>
    public int[] Home { get; }

    /// <summary>Weighted cost of leaving home.</summary>
    public double[] MoveCost { get; }

    /// <summary>Weighted cost between hosts; empty where it is 0.</summary>
    public double[] PairCost { get; }

    public double GroupWeight { get; }

    /// <summary>VMs that must share a host, set by set.</summary>
    public int[][] Together => Problem.Together;

    public BalanceGoal[] Goals { get; }

    /// <summary>Whether every cost is a whole number.</summary>
    public bool IsWhole => Problem.Curves.Length == 0 && Problem.VmValue.Length == 0 && MoveCost.All(double.IsInteger) && PairCost.All(double.IsInteger);

    /// <summary>Whether hosts cost nothing but load above safety capacity.</summary>
    public bool IsPlain => Goals.Length == 0 && Problem.Curves.Length == 0;

    /// <summary>What each host offers above safety capacity of each host; may be negative.</summary>
    public double[] Margin { get; }

    /// <summary>Usage of each VM.</summary>
    public double[] Usage { get; }

    /// <summary>Usage without transient resources: what a VM frees at home by leaving it.</summary>
    public double[] LastingUsage { get; }

    /// <summary>Largest price of a unit above capacity of each resource with which costs stay exact.</summary>
    public double[] PenaltyLimit { get; }

    /// <summary>Largest price of what a group lacks with which costs stay exact.</summary>
    public double GroupPenaltyLimit => ExactLimit / 4 / Math.Max(1, Groups.MostBroken);

    /// <summary>How many times their own cost migrations may cost with which costs stay exact.</summary>
    public double MoveFactorLimit { get; }

    /// <summary>Weighted cost of a VM being on a host, apart from its load.</summary>
    public double PlaceCost(int vm, int host)
    {
        double risk = Problem.HostRisk.Length == 0 ? 0 : Problem.HostRisk[host] * Problem.VmValue[vm];
        return MoveCostTo(vm, host) + risk;
    }

    /// <summary>Weighted cost of a VM's migration from home to a host.</summary>
    public double MoveCostTo(int vm, int host)
    {
        int home = Home[vm];
        return host == home || home < 0 ? 0 : MoveCost[vm] + (PairCost.Length == 0 ? 0 : PairCost[(home * HostCount) + host]);
    }

    private void Fill(FlatProblem problem)
    {
        for (int i = 0; i < problem.Capacity.Length; i++)
        {
            int at = (i / problem.ResourceCount * Stride) + (i % problem.ResourceCount);
            Margin[at] = Exact(problem.Offered[i]) - Exact(problem.SafetyCapacity[i]);
        }

        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            for (int r = 0; r < problem.ResourceCount; r++)
            {
                double amount = Exact(problem.Usage[(vm * problem.ResourceCount) + r]);
                Usage[(vm * Stride) + r] = amount;
                LastingUsage[(vm * Stride) + r] = problem.IsTransient[r] ? 0 : amount;
            }
        }
    }

    // The cost of a host can pass neither that of everything on it, nor, with a feasible start, that of all its capacity.
    private void RequireExact()
    {
        FlatProblem problem = Problem;
        Int128 worst = 0;
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            Int128 all = 0;
            for (int vm = 0; vm < problem.VmCount; vm++)
            {
                all += problem.Usage[(vm * problem.ResourceCount) + r];
            }

            PenaltyLimit[r] = Math.Floor(ExactLimit / 4 / problem.ResourceCount / Math.Max(1, (double)all));
            Int128 most = Enumerable.Range(0, problem.HostCount).Max(h => problem.Capacity[(h * problem.ResourceCount) + r]);
            worst += (Int128)Math.Max(1, problem.LoadWeight[r]) * (all + most);
            worst += Goals.Where(g => g.First == r).Aggregate(Int128.Zero, (sum, g) => sum + ((Int128)g.Weight * g.Target * (all + most)));
            worst += Goals.Where(g => g.Second == r).Aggregate(Int128.Zero, (sum, g) => sum + ((Int128)g.Weight * (all + most)));
        }

        _ = Exact(worst);
    }

    private double[] Row(IEnumerable<long> amounts)
    {
        double[] row = new double[Stride];
        int at = 0;
        foreach (long amount in amounts)
        {
            row[at++] = Exact(amount);
        }

        return row;
    }

    private static double Exact(Int128 value) => value < (Int128)ExactLimit ? (double)value : throw new InvalidInputException(
        "the reassignment problem", $"a weighted amount that may reach {value}", $"less than {(long)ExactLimit} (2^53)",
        "State amounts in a larger unit, such as MiB for bytes, or use smaller weights.");
}
