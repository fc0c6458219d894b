using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PlacementLab.Traces.Migrations;

/// <summary>Reads the instances of mVM with their published plans, <c>random.*.json</c>.</summary>
public static class MvmReader
{
    private const string Expected = "an instance of mVM with its plan";

    /// <summary>Reads all instances of a folder, in ordinal order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidInputException">The folder holds none, or one is not in its form.</exception>
    public static ImmutableArray<MvmMigration> ReadFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "random.*.json") : [];
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? [.. files.SelectMany(f => JsonMeasurements.Read(f, Expected, root => Migrations(root, Path.GetFileNameWithoutExtension(f))))]
            : throw new InvalidInputException(folder, "no file random.*.json", "the instances of mVM", "Give the folder that holds them.");
    }

    private static ImmutableArray<MvmMigration> Migrations(JsonElement root, string instance)
    {
        JsonElement vms = root.GetProperty("origin").GetProperty("attributes").GetProperty("vms");
        return
        [
            .. root.GetProperty("actions").EnumerateArray().Where(a => a.GetProperty("id").GetString() == "migrateVM")
                .Select(a => Migration(a, vms.GetProperty(a.GetProperty("vm").GetInt32().ToString(CultureInfo.InvariantCulture)), instance)),
        ];
    }

    private static MvmMigration Migration(JsonElement action, JsonElement vm, string instance) => new(
        instance,
        action.GetProperty("vm").GetInt32(),
        vm.GetProperty("memUsed").GetDouble(),
        vm.GetProperty("maxDirtySize").GetDouble(),
        vm.GetProperty("maxDirtyDuration").GetDouble(),
        vm.GetProperty("dirtyRate").GetDouble(),
        action.GetProperty("bw").GetDouble(),
        action.GetProperty("end").GetDouble() - action.GetProperty("start").GetDouble());
}
