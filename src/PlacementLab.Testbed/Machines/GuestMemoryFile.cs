using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Machines;

/// <summary>
/// A guest's memory seen from outside: the file that QEMU maps as its RAM. Only stretches with memory behind them are read, so
/// looking does not change what the guest has touched. The name is removed at once; the file lives as long as it is open.
/// </summary>
internal sealed class GuestMemoryFile : IDisposable
{
    private const int PageBytes = 4096;
    private const int ChunkBytes = 1 << 20;
    private const int PagesPerChunk = ChunkBytes / PageBytes;

    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = new byte[ChunkBytes];

    /// <summary>Opens the file and removes its name.</summary>
    /// <param name="path">The file.</param>
    public GuestMemoryFile(string path)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        Size = DataSize.FromBytes(RandomAccess.GetLength(_file));
    }

    /// <summary>The guest's memory.</summary>
    public DataSize Size { get; }

    /// <summary>Pages of 4 KiB.</summary>
    public int Pages => (int)(Size.Bytes / PageBytes);

    /// <summary>Pages with anything but zeros, for each MiB of the address space.</summary>
    public IReadOnlyList<int> NonzeroPagesByMebibyte()
    {
        ulong[] hashes = Hashes();
        int[] counts = new int[(hashes.Length + PagesPerChunk - 1) / PagesPerChunk];
        for (int i = 0; i < hashes.Length; i++)
        {
            counts[i / PagesPerChunk] += hashes[i] != 0 ? 1 : 0;
        }

        return counts;
    }

    /// <summary>
    /// The unique-dirty curve U(t): how many pages differ from a first look after each of some times. A page changed and changed
    /// back counts as unchanged, which random contents rule out.
    /// </summary>
    /// <param name="times">Times after the first look, increasing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Actual time and pages, for each.</returns>
    public IReadOnlyList<(TimeSpan At, int Pages)> DirtyCurve(IReadOnlyList<TimeSpan> times, CancellationToken cancellation)
    {
        var since = new Deadline(TimeSpan.MaxValue);
        ulong[] before = Hashes();
        var points = new List<(TimeSpan, int)>();
        foreach (TimeSpan time in times)
        {
            if (time > since.Elapsed)
            {
                cancellation.WaitHandle.WaitOne(time - since.Elapsed);
            }

            cancellation.ThrowIfCancellationRequested();
            TimeSpan at = since.Elapsed;
            points.Add((at, Differences(before, Hashes())));
        }

        return points;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static int Differences(ulong[] before, ulong[] after)
    {
        int count = 0;
        for (int i = 0; i < before.Length; i++)
        {
            count += before[i] != after[i] ? 1 : 0;
        }

        return count;
    }

    /// <summary>A hash of each page; 0 for a page of zeros.</summary>
    private ulong[] Hashes()
    {
        ulong[] hashes = new ulong[Pages];
        long at = 0;
        while (at < Size.Bytes && LinuxCalls.NextData(_file, at) is { } stretch)
        {
            for (long from = stretch.From; from < stretch.To; from += ChunkBytes)
            {
                int read = RandomAccess.Read(_file, _buffer.AsSpan(0, (int)Math.Min(ChunkBytes, stretch.To - from)), from);
                HashPages(MemoryMarshal.Cast<byte, ulong>(_buffer.AsSpan(0, read)), hashes.AsSpan((int)(from / PageBytes)));
            }

            at = stretch.To;
        }

        return hashes;
    }

    private static void HashPages(ReadOnlySpan<ulong> words, Span<ulong> hashes)
    {
        const int WordsPerPage = PageBytes / sizeof(ulong);
        for (int page = 0; (page + 1) * WordsPerPage <= words.Length; page++)
        {
            ReadOnlySpan<ulong> content = words.Slice(page * WordsPerPage, WordsPerPage);
            hashes[page] = content.ContainsAnyExcept(0UL) ? HashOf(content) | 1 : 0;
        }
    }

    /// <summary>Four independent multiplicative chains, so that the processor can overlap them.</summary>
    private static ulong HashOf(ReadOnlySpan<ulong> page)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        ulong a = 1, b = 2, c = 3, d = 4;
        for (int k = 0; k + 3 < page.Length; k += 4)
        {
            a = (a ^ page[k]) * Factor + (a >> 29);
            b = (b ^ page[k + 1]) * Factor + (b >> 29);
            c = (c ^ page[k + 2]) * Factor + (c >> 29);
            d = (d ^ page[k + 3]) * Factor + (d >> 29);
        }

        return (((a * 31 + b) * 31 + c) * 31 + d) * Factor;
    }
}
