using System.Diagnostics;
using System.Globalization;

namespace PlacementLab.Benchmarks;

/// <summary>What a whole process took, from its start to its end.</summary>
/// <param name="Seconds">Wall time in s.</param>
/// <param name="PeakMegabytes">The most resident memory that was seen, in MB, looked at every 2 ms.</param>
internal sealed record MeasuredProcess(double Seconds, double PeakMegabytes)
{
    private const int LookEveryMilliseconds = 2;
    private const double KilobytesInMegabyte = 1024;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments, without spaces inside.</param>
    /// <param name="cores">Cores that it may use, 0 for all; more than 0 only on Linux.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static MeasuredProcess Run(string program, string arguments, int cores)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (cores > 0)
        {
            start = new ProcessStartInfo("taskset", $"-c 0-{cores - 1} {program} {arguments}") { RedirectStandardOutput = true, RedirectStandardError = true };
        }

        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        double peak = 0;
        while (!process.WaitForExit(LookEveryMilliseconds))
        {
            peak = Math.Max(peak, PeakKilobytes(process.Id));
        }

        double seconds = clock.Elapsed.TotalSeconds;
        output.Wait();
        return process.ExitCode == 0
            ? new MeasuredProcess(seconds, peak / KilobytesInMegabyte)
            : throw new InvalidOperationException($"{program} {arguments}: exit code {process.ExitCode}\n{error.Result}");
    }

    /// <summary>The kernel's own high-water mark of a process; 0 where it cannot be read any more.</summary>
    private static double PeakKilobytes(int id)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
