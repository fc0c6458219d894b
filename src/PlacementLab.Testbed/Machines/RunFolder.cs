using System.Globalization;

namespace PlacementLab.Testbed.Machines;

/// <summary>
/// The folder of one run for sockets, images and state files, named after its process. Folders and shared-memory files of
/// processes that no longer live are removed when a new one is made.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "placementlab-testbed-";
    private const int LongestSocketPath = 107;
    private const int LongestName = 12;

    private static int _runs;

    private readonly string _sharedMemory;
    private readonly string _owner;

    /// <summary>Makes the folder.</summary>
    /// <param name="parent">Where; usually the system's temporary folder.</param>
    /// <param name="sharedMemory">Folder for files whose content is memory.</param>
    /// <exception cref="InvalidInputException">The parent's path is too long for sockets.</exception>
    public RunFolder(string parent, string sharedMemory)
    {
        _sharedMemory = sharedMemory;
        RemoveLeftovers(parent);
        RemoveLeftovers(sharedMemory);
        _owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{StartOf(Environment.ProcessId)}-{Interlocked.Increment(ref _runs)}");
        Path = System.IO.Path.Combine(parent, Prefix + _owner);
        if (Path.Length + LongestName > LongestSocketPath)
        {
            throw new InvalidInputException("TMPDIR", $"\"{parent}\"", "a path of at most 50 characters, for sockets", "Set TMPDIR to a shorter one.");
        }

        Directory.CreateDirectory(Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The path of a file in shared memory that belongs to this run.</summary>
    public string MemoryFile(string name) => System.IO.Path.Combine(_sharedMemory, $"{Prefix}{_owner}-{name}");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(_sharedMemory, $"{Prefix}{_owner}-*"))
        {
            System.IO.File.Delete(file);
        }

        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void RemoveLeftovers(string folder)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, Prefix + "*"))
        {
            string[] owner = System.IO.Path.GetFileName(path)[Prefix.Length..].Split('-');
            if (owner.Length < 2 || !int.TryParse(owner[0], CultureInfo.InvariantCulture, out int process) || StartOf(process) == owner[1])
            {
                continue;
            }

            try
            {
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
                else
                {
                    System.IO.File.Delete(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another run is removing it.
            }
        }
    }

    /// <summary>When a process began, in the kernel's ticks, which tells it from a later one of the same number; null if it does not live.</summary>
    private static string? StartOf(int process)
    {
        try
        {
            string line = System.IO.File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
