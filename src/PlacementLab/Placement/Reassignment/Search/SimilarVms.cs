namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// For each VM others of other groups whose weighted usage differs least from its own, nearest first. To swap such two changes
/// the load of their hosts little, which is how large VMs still move when the temperature is low.
/// </summary>
internal sealed class SimilarVms
{
    /// <summary>VMs listed for each, where there are as many.</summary>
    private const int Listed = 64;

    /// <summary>VMs of one group in a list: those of a group are often equal, and the rest of it would teach nothing new.</summary>
    private const int ListedOfGroup = 8;

    /// <summary>How far to either side in the order of load a candidate may be: keeps large problems linear.</summary>
    private const int Window = 500;

    /// <summary>Amounts compared in all at most, so that 50,000 VMs take a second or two.</summary>
    private const long Compared = 400_000_000;

    private readonly SearchModel _model;
    private readonly int[] _lists;
    private readonly int[] _counts;

    public SimilarVms(SearchModel model)
    {
        _model = model;
        int vms = model.VmCount;
        _lists = new int[checked(vms * Listed)];
        _counts = new int[vms];
        double[] load = [.. Enumerable.Range(0, vms).Select(vm => Difference(vm, model.Nobody))];
        int[] order = [.. Enumerable.Range(0, vms).OrderBy(vm => load[vm])];
        int window = (int)Math.Clamp(Compared / vms / model.Stride / 2, Listed, Window);
        double[] differences = new double[(2 * window) + 1];
        int[] candidates = new int[differences.Length];
        int[] listedOf = new int[model.Problem.Groups.Length];
        for (int at = 0; at < vms; at++)
        {
            int first = Math.Max(0, Math.Min(at - window, vms - 1 - (2 * window)));
            int count = Math.Min(vms - first, differences.Length);
            order.AsSpan(first, count).CopyTo(candidates);
            for (int i = 0; i < count; i++)
            {
                differences[i] = Difference(order[at], candidates[i]);
            }

            Array.Sort(differences, candidates, 0, count);
            List(order[at], candidates.AsSpan(0, count), listedOf);
        }
    }

    /// <summary>A VM like another, the nearer the likelier; itself where there is no other group.</summary>
    public int Draw(int vm, SearchRandom random)
    {
        double draw = random.NextUnit();
        int count = _counts[vm];
        return count == 0 ? vm : _lists[(vm * Listed) + (int)(count * draw * draw)];
    }

    private void List(int vm, ReadOnlySpan<int> candidates, int[] listedOf)
    {
        int[] groupOf = _model.Groups.GroupOf;
        Span<int> list = _lists.AsSpan(vm * Listed, Listed);
        foreach (int other in candidates)
        {
            int group = groupOf[other];
            if (group != groupOf[vm] && listedOf[group] < ListedOfGroup)
            {
                listedOf[group]++;
                list[_counts[vm]++] = other;
                if (_counts[vm] == Listed)
                {
                    break;
                }
            }
        }

        foreach (int other in list[.._counts[vm]])
        {
            listedOf[groupOf[other]] = 0;
        }
    }

    private double Difference(int one, int other)
    {
        double sum = 0;
        for (int r = 0; r < _model.Stride; r++)
        {
            double change = _model.Usage[(one * _model.Stride) + r] - _model.Usage[(other * _model.Stride) + r];
            sum += Math.Abs(change) * Math.Max(1, _model.LoadWeight[r]);
        }

        return sum;
    }
}
