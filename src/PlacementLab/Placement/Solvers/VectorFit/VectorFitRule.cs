namespace PlacementLab.Placement.Solvers.VectorFit;

/// <summary>
/// How a vector heuristic chooses among the hosts that allow a VM. Amounts count as shares of the host's capacity: s of the VM, f of
/// what is free on the host before it comes. Among equals the host of lowest index.
/// </summary>
public enum VectorFitRule
{
    /// <summary>Best fit: least Σ_r (f_r − s_r).</summary>
    BestFit,

    /// <summary>Worst fit: most Σ_r (f_r − s_r).</summary>
    WorstFit,

    /// <summary>Most Σ_r s_r·f_r (Panigrahy, Talwar, Uyeda and Wieder, <i>Heuristics for vector bin packing</i>, 2011).</summary>
    DotProduct,

    /// <summary>Least Σ_r (f_r − s_r)² (the same paper, norm-based greedy).</summary>
    L2Norm,

    /// <summary>Most Σ_r s_r·f_r / (|s|·|f|): the host whose free capacity has the VM's shape.</summary>
    Cosine,
}
