using System.Collections.Immutable;
using PlacementLab.Placement.Packing;
using PlacementLab.Traces.Packing;

namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>Loads the published sets whose optima are known.</summary>
public static class PackingSets
{
    /// <summary>The sets of vector bin packing.</summary>
    public const string Vectorpack = "vectorpack";

    /// <summary>The classic sets of one-dimensional bin packing.</summary>
    public const string Bpplib = "bpplib";

    private static readonly string[] _vectorSets = ["New", "Panigrahy"];

    /// <summary>Loads all problems with a known optimum, in the order of the published tables.</summary>
    /// <param name="name"><see cref="Vectorpack"/> or <see cref="Bpplib"/>.</param>
    /// <param name="root">Folder of public data that holds a folder of that name.</param>
    /// <exception cref="InvalidInputException">A file is missing or not in its format, or a table and an archive do not match.</exception>
    public static ImmutableArray<PackingCase> Load(string name, string root)
    {
        string folder = Path.Combine(root, name);
        if (!Directory.Exists(folder))
        {
            throw new InvalidInputException(
                folder, "nothing there", $"the folder of the {name} instances", "Set PLACEMENTLAB_DATASETS, or name the folder with --data.");
        }

        return name == Vectorpack ? [.. _vectorSets.SelectMany(set => LoadVectors(folder, set))] : [.. LoadBpplib(folder)];
    }

    /// <summary>A sample that is the same for the same seed: every set and class in the share that it has, at least one of each.</summary>
    /// <param name="cases">All problems.</param>
    /// <param name="count">About how many to take.</param>
    /// <param name="seed">Seed.</param>
    public static ImmutableArray<PackingCase> Sample(ImmutableArray<PackingCase> cases, int count, int seed)
    {
        var random = new Random(seed);
        var chosen = new HashSet<PackingCase>();
        foreach (var group in cases.GroupBy(c => (c.Set, c.Class)))
        {
            PackingCase[] all = [.. group];
            random.Shuffle(all);
            chosen.UnionWith(all.Take(Math.Max(1, (int)Math.Round((double)count * all.Length / cases.Length))));
        }

        return [.. cases.Where(chosen.Contains)];
    }

    private static IEnumerable<PackingCase> LoadVectors(string folder, string set) => Match(
        KnownPackingReader.ReadSummary(Path.Combine(folder, $"{set}_summary_known.csv")),
        PackingArchive.Read(Path.Combine(folder, $"{set}_instances.tar.gz"), ".vbp"), VbpReader.Parse, set);

    private static IEnumerable<PackingCase> LoadBpplib(string folder) => Match(
        KnownPackingReader.ReadBounds(Path.Combine(folder, "bounds_classic.csv")),
        PackingArchive.Read(Path.Combine(folder, "bpplib_classic.zip"), ".txt"), BpplibReader.Parse, "BPPLIB");

    private static IEnumerable<PackingCase> Match(
        ImmutableArray<KnownPacking> table, ImmutableArray<PackingFile> files, Func<byte[], string, string, PackingProblem> parse, string set)
    {
        Dictionary<string, PackingFile> byName = files.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First());
        foreach (KnownPacking known in table.Where(k => k.Optimum is not null))
        {
            PackingFile file = byName.GetValueOrDefault(known.Name) ?? throw new InvalidInputException(
                $"{set}, {known.Name}", "no file of that name in the archive", "the problem that the table of optima names", "Fetch archive and table again.");
            yield return new PackingCase(set, known.Set, parse(file.Content, file.Name, file.Place), known, file.Sha256);
        }
    }
}
