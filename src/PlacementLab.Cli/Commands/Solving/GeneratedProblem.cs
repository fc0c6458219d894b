using System.Globalization;
using PlacementLab.Placement;
using PlacementLab.Placement.Generation;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>A generated fleet as `placementlab solve --generate` describes it.</summary>
internal static class GeneratedProblem
{
    private const string Place = "--generate";

    /// <summary>The problem.</summary>
    /// <param name="text">Such as hosts=1000,vms=10000,placed=true.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="InvalidInputException">A key is unknown, or a value out of range.</exception>
    public static PlacementProblem Of(string text, int seed)
    {
        var options = new FleetOptions { Seed = seed };
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            string value = sides.Length == 2 ? sides[1] : "";
            options = sides[0] switch
            {
                "hosts" => options with { Hosts = Whole(part, value) },
                "vms" => options with { Vms = Whole(part, value) },
                "resources" => options with { Resources = Whole(part, value) },
                "fill" => options with { Fill = Number(part, value) },
                "grouped" => options with { Grouped = Number(part, value) },
                "largest-group" => options with { LargestGroup = Whole(part, value) },
                "placed" => options with { IsPlaced = bool.TryParse(value, out bool placed) ? placed : throw Refused(part, "true or false") },
                _ => throw Refused(part, "hosts, vms, resources, fill, grouped, largest-group or placed, each with = and a value"),
            };
        }

        return FleetGenerator.Create(options);
    }

    private static int Whole(string part, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Refused(part, $"a whole number up to {int.MaxValue}");

    private static double Number(string part, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : throw Refused(part, "a number such as 0.5");

    private static InvalidInputException Refused(string part, string expected) => new(Place, $"\"{part}\"", expected, "Use something like hosts=1000,vms=10000.");
}
