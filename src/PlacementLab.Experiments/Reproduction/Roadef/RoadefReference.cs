using System.Collections.Immutable;

namespace PlacementLab.Experiments.Reproduction.Roadef;

/// <summary>
/// What is known of the instances of the ROADEF/EURO challenge 2012: the best cost seen anywhere, and that of S41, the winner, with 300 s:
/// the smaller of what was published (a: the team's own table; b: the official final run; Afsar et al., Annals of Operations Research 242,
/// 2016) and of its public source compiled and run with both cores of a machine like the one of the results here (a1_4, a2_2, a2_3, a2_5, b_1).
/// </summary>
public static class RoadefReference
{
    /// <summary>The instances that are public and complete, in the order of the tables.</summary>
    public static ImmutableArray<RoadefKnown> All { get; } =
    [
        new("a1_1", 44_306_501, 44_306_501),
        new("a1_2", 777_531_842, 777_912_030),
        new("a1_3", 583_005_717, 583_006_422),
        new("a1_4", 247_433_844, 259_315_903),
        new("a1_5", 727_578_309, 727_578_310),
        new("a2_1", 167, 329),
        new("a2_2", 720_671_548, 746_097_632),
        new("a2_3", 1_190_713_414, 1_210_644_572),
        new("a2_4", 1_680_609_218, 1_680_615_349),
        new("a2_5", 309_714_522, 317_595_880),
        new("b_1", 3_307_124_603, 3_353_362_899),
        new("b_2", 1_015_517_386, 1_015_553_800),
        new("b_3", 156_835_787, 157_630_828),
        new("b_5", 923_092_380, 924_247_250),
        new("b_8", 1_214_458_817, 1_214_581_898),
    ];

    /// <summary>What is known of an instance.</summary>
    /// <param name="instance">Its name.</param>
    public static RoadefKnown Of(string instance) => All.First(k => k.Instance == instance);
}
