using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PlacementLab.Placement;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Roadef;

/// <summary>
/// Reads and writes assignments in the format of the ROADEF/EURO challenge 2012: the machine of each process, numbered from 0,
/// in one line, separated by spaces. Where a name ends in .gz, reading unpacks it.
/// </summary>
public static class RoadefAssignmentFile
{
    /// <summary>Reads an assignment.</summary>
    /// <param name="path">The file.</param>
    /// <param name="vms">Number of VMs (processes).</param>
    /// <param name="hosts">Number of hosts (machines).</param>
    /// <exception cref="InvalidInputException">The file is missing, or does not name one of the hosts for each VM and nothing else.</exception>
    public static Assignment Read(string path, int vms, int hosts)
    {
        var tokens = new RoadefTokens(InputFile.ReadUnpacked(path).Content, path);
        int[] hostOf = new int[vms];
        for (int vm = 0; vm < vms; vm++)
        {
            hostOf[vm] = tokens.Index("machine of a process", hosts);
        }

        tokens.End($"the machines of {vms} processes");
        return new Assignment(ImmutableCollectionsMarshal.AsImmutableArray(hostOf));
    }

    /// <summary>Writes an assignment, complete or not at all.</summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <param name="assignment">A complete assignment.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(string path, Assignment assignment)
    {
        var text = new StringBuilder();
        foreach (int host in assignment.HostOf)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{host}");
        }

        AtomicFile.WriteText(path, text.Append('\n').ToString());
    }
}
