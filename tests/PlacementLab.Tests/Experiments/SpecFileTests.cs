using PlacementLab.Experiments.Specs;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class SpecFileTests
{
    [Fact]
    public void Shipped_EqualsTheDefaults() =>
        Assert.Equal(SpecFile.ToText(new ExperimentSpec()), SpecFile.ToText(SpecFile.Shipped()));

    [Fact]
    public void ToText_ReadBack_IsEqual()
    {
        ExperimentSpec spec = new() { Goal = "share", Seed = 7, Hosts = new HostSpec { Count = 5 }, Split = new SplitSpec { TrainEndHours = 1, TuneEndHours = 2, TestEndHours = 3 } };
        Assert.Equal(SpecFile.ToText(spec), SpecFile.ToText(SpecFile.Parse(SpecFile.ToText(spec), "test")));
    }

    [Fact]
    public void Parse_Json_Works() =>
        Assert.Equal(9, SpecFile.Parse("""{ "seed": 9, "hosts": { "count": 3 } }""", "test").Seed);

    [Theory]
    [InlineData("", "found nothing")]
    [InlineData("sede: 1", "sede")]
    [InlineData("seed: one", "line 1")]
    [InlineData("seed: [1", "line")]
    [InlineData("hosts: { meanLoad: 0 }", "hosts.meanLoad")]
    [InlineData("hosts: { meanLoad: .nan }", "hosts.meanLoad")]
    [InlineData("hosts: { count: 0 }", "hosts.count")]
    [InlineData("hosts: { types: [] }", "hosts.types")]
    [InlineData("vms: { types: [{ name: a, mips: -1, memoryMib: 5 }] }", "vms.types[0].mips")]
    [InlineData("vms: { minimumResidentShare: 2 }", "vms.minimumResidentShare")]
    [InlineData("network: { reservedShare: 1 }", "network.reservedShare")]
    [InlineData("dirty: { classes: [{ name: a, weight: 0, hotShare: 0.1 }] }", "weights")]
    [InlineData("migration: { downtimeLimitMs: 0 }", "migration.downtimeLimitMs")]
    [InlineData("prediction: { trainingRows: 1 }", "prediction.trainingRows")]
    [InlineData("split: { trainEndHours: 5, tuneEndHours: 4, testEndHours: 6 }", "split")]
    [InlineData("policies: []", "policies")]
    [InlineData("schemes: []", "schemes")]
    [InlineData("seed: -1", "seed")]
    [InlineData("seed: 1\nseed: 2", "line 2")]
    [InlineData("dataset: ~", "dataset")]
    [InlineData("goal:", "goal")]
    [InlineData("vms:", "vms")]
    [InlineData("vms: { types: [~] }", "vms.types[0]")]
    [InlineData("vms: { types: [{ name: ~, mips: 5, memoryMib: 5 }] }", "vms.types[0].name")]
    [InlineData("vms: { types: [{ name: \"a\\x01b\", mips: 5, memoryMib: 5 }] }", "vms.types[0].name: found \"a\\x01b\"")]
    [InlineData("dirty: { classes: [{ name: ' ', weight: 1, hotShare: 0.1 }] }", "dirty.classes[0].name")]
    [InlineData("hosts: null", "hosts")]
    [InlineData("hosts: { types: [{ type: ~ }] }", "hosts.types[0].type")]
    [InlineData("hosts: { countByDataset: ~ }", "hosts.countByDataset")]
    [InlineData("dirty: { classes: [~] }", "dirty.classes[0]")]
    [InlineData("migration: ~", "migration")]
    [InlineData("migration: { stopRule: ~ }", "migration.stopRule")]
    [InlineData("policies: [~]", "policies[0]")]
    public void Parse_BadText_SaysWhere(string text, string mentioned)
    {
        InvalidInputException e = Assert.Throws<InvalidInputException>(() => SpecFile.Parse(text, "spec.yaml"));
        Assert.Contains(mentioned, e.Message);
        Assert.StartsWith("spec.yaml", e.Place);
    }

    [Theory]
    [InlineData("seed: many", "line 1, column 7 (seed): found \"many\", expected a whole number up to 2147483647.")]
    [InlineData("seed: 99999999999", "found \"99999999999\", expected a whole number up to 2147483647.")]
    [InlineData("seed: [1]", "(seed): found a list, expected a whole number")]
    [InlineData("goal: { a: b }", "(goal): found keys and values, expected a word.")]
    [InlineData("hosts: 3", "(hosts): found \"3\", expected the keys types, meanLoad, count, countByDataset.")]
    [InlineData("hosts: { types: x }", "(hosts.types): found \"x\", expected a list.")]
    [InlineData("hosts: { types: [x] }", "(hosts.types[0]): found \"x\", expected the keys type, memoryGib.")]
    [InlineData("hosts: { cout: 1 }", "(hosts): found the key \"cout\", expected the keys types, meanLoad, count, countByDataset.")]
    [InlineData("hosts: { countByDataset: { planetlab: x } }", "(hosts.countByDataset.planetlab): found \"x\", expected a whole number")]
    [InlineData("hosts: { countByDataset: [1] }", "(hosts.countByDataset): found a list, expected names with a number each.")]
    [InlineData("vms: { types: [{ mips: abc }] }", "(vms.types[0].mips): found \"abc\", expected a whole number")]
    [InlineData("network: { coreGbps: fast }", "(network.coreGbps): found \"fast\", expected a number.")]
    [InlineData("policies: { a: b }", "(policies): found keys and values, expected a list.")]
    [InlineData("? [a]\n: b", "found no name of a key, expected the keys dataset, goal, seed")]
    [InlineData("just text", "found \"just text\", expected the keys dataset, goal, seed")]
    [InlineData("goal: {", "found what is no YAML (While parsing a node")]
    [InlineData("goal: !odd x", "found what cannot be read, expected a key and value of the shipped specification.")]
    public void Parse_MisfittingText_IsToldInTheWordsOfTheSpecification(string text, string message)
    {
        InvalidInputException e = Assert.Throws<InvalidInputException>(() => SpecFile.Parse(text, "spec.yaml"));
        Assert.Contains(message, e.Message);
        Assert.DoesNotContain("System.", e.Message);
        Assert.DoesNotContain("Spec'", e.Message);
    }

    [Fact]
    public void Read_MissingBinaryAndFolder_AreBadInput()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("binary"), [0xff, 0xfe, 0x00, 0x80]);
        Assert.Throws<InvalidInputException>(() => SpecFile.Read(folder.File("missing")));
        Assert.Throws<InvalidInputException>(() => SpecFile.Read(folder.File("binary")));
        Assert.Throws<InvalidInputException>(() => SpecFile.Read(folder.Path));
    }
}
