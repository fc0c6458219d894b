using PlacementLab.Placement.Solvers;

namespace PlacementLab.Placement.Packing;

/// <summary>
/// Tries to do with a bin less: empties one, and puts its items into the others, if need be in exchange for one or two items there.
/// Items that were hard to place cost more to throw out (the ejection pool of Nagata and Bräysy, 2009, with its rising penalties).
/// Between insertions, random shifts and swaps that keep every bin within its capacity stir the packing.
/// </summary>
internal sealed class BinElimination
{
    private const int StirsEach = 20;
    private readonly BinContents _bins;
    private readonly SearchClock _clock;
    private readonly Random _random;
    private readonly List<int> _pool = [];
    private readonly long[] _penalty;

    public BinElimination(PackingProblem problem, SearchClock clock, int seed)
    {
        _bins = new BinContents(problem);
        _clock = clock;
        _random = new Random(seed);
        _penalty = new long[problem.ItemCount];
        Array.Fill(_penalty, 1);
    }

    /// <summary>Empties one bin of a packing.</summary>
    /// <returns>A packing with a bin less, or null if the clock stopped it.</returns>
    public PackedBins? Run(PackedBins packing)
    {
        _bins.Load(packing);
        _pool.Clear();
        _pool.AddRange(_bins.RemoveBin(_bins.Emptiest()));
        while (_pool.Count > 0)
        {
            if (!_clock.Tick())
            {
                return null;
            }

            int at = _random.Next(_pool.Count);
            int item = _pool[at];
            if (Insert(item))
            {
                _pool.RemoveAt(at);
                continue;
            }

            _penalty[item]++;
            if (BestExchange(item) is { } exchange)
            {
                _pool.RemoveAt(at);
                Apply(item, exchange);
            }

            Stir();
        }

        return _bins.Packing();
    }

    private bool Insert(int item)
    {
        int offset = _random.Next(_bins.Count);
        for (int i = 0; i < _bins.Count; i++)
        {
            int bin = (i + offset) % _bins.Count;
            if (_bins.Fits(item, bin))
            {
                _bins.Add(item, bin);
                return true;
            }
        }

        return false;
    }

    /// <summary>The exchange that throws out the least penalty, then the least size; null if all cost as much as the item itself.</summary>
    private (int Bin, int First, int Second)? BestExchange(int item)
    {
        (int, int, int)? best = null;
        (long Penalty, double Size) bestCost = (_penalty[item], double.PositiveInfinity);
        int offset = _random.Next(_bins.Count);
        for (int i = 0; i < _bins.Count; i++)
        {
            int bin = (i + offset) % _bins.Count;
            List<int> contents = _bins.ItemsIn(bin);
            for (int a = 0; a < contents.Count; a++)
            {
                int first = contents[a];
                if (_penalty[first] < bestCost.Penalty || (_penalty[first] == bestCost.Penalty && _bins.ShareOf(first) < bestCost.Size))
                {
                    if (_bins.FitsWithout(item, bin, first, -1))
                    {
                        (best, bestCost) = ((bin, first, -1), (_penalty[first], _bins.ShareOf(first)));
                        continue;
                    }

                    if (PairWith(item, (bin, a), bestCost) is { } pair)
                    {
                        (best, bestCost) = ((bin, first, pair.Second), pair.Cost);
                    }
                }
            }
        }

        return best;
    }

    private (int Second, (long Penalty, double Size) Cost)? PairWith(int item, (int Bin, int At) first, (long Penalty, double Size) bestCost)
    {
        (int, (long, double))? best = null;
        List<int> contents = _bins.ItemsIn(first.Bin);
        int one = contents[first.At];
        for (int b = first.At + 1; b < contents.Count; b++)
        {
            (long Penalty, double Size) cost = (_penalty[one] + _penalty[contents[b]], _bins.ShareOf(one) + _bins.ShareOf(contents[b]));
            if (cost.CompareTo(bestCost) < 0 && _bins.FitsWithout(item, first.Bin, one, contents[b]))
            {
                (best, bestCost) = ((contents[b], cost), cost);
            }
        }

        return best;
    }

    private void Apply(int item, (int Bin, int First, int Second) exchange)
    {
        Throw(exchange.First, exchange.Bin);
        if (exchange.Second >= 0)
        {
            Throw(exchange.Second, exchange.Bin);
        }

        _bins.Add(item, exchange.Bin);
    }

    private void Throw(int item, int bin)
    {
        _bins.Remove(item, bin);
        _pool.Add(item);
    }

    private void Stir()
    {
        for (int i = 0; i < StirsEach && _bins.Count > 1; i++)
        {
            int from = _random.Next(_bins.Count);
            int to = (from + 1 + _random.Next(_bins.Count - 1)) % _bins.Count;
            List<int> contents = _bins.ItemsIn(from);
            if (contents.Count == 0)
            {
                continue;
            }

            int item = contents[_random.Next(contents.Count)];
            List<int> others = _bins.ItemsIn(to);
            int other = others.Count == 0 || _random.Next(4) == 0 ? -1 : others[_random.Next(others.Count)];
            if (_bins.FitsWithout(item, to, other, -1) && (other < 0 || _bins.FitsWithout(other, from, item, -1)))
            {
                Move(item, from, to);
                if (other >= 0)
                {
                    Move(other, to, from);
                }
            }
        }
    }

    private void Move(int item, int from, int to)
    {
        _bins.Remove(item, from);
        _bins.Add(item, to);
    }
}
