using PlacementLab.Testbed.Guest;
using PlacementLab.Testbed.Requirements;

namespace PlacementLab.Testbed.Machines;

/// <summary>What all measurements of a run share: programs, guest, folder, launcher, clock, cancellation.</summary>
internal sealed class Bench : IDisposable
{
    private readonly FileStream _lock;

    private Bench(TestbedTools tools, RunFolder folder, FileStream @lock, TimeProvider time, CancellationToken cancellation)
    {
        Tools = tools;
        Folder = folder;
        _lock = @lock;
        Time = time;
        Cancellation = cancellation;
        Image = GuestImage.Build(tools.Compiler, folder.Path);
        Launcher = new Launcher();
    }

    /// <summary>Programs and files of the machine.</summary>
    public TestbedTools Tools { get; }

    /// <summary>Folder for sockets and state.</summary>
    public RunFolder Folder { get; }

    /// <summary>Starts programs.</summary>
    public Launcher Launcher { get; }

    /// <summary>The guest's RAM disk.</summary>
    public string Image { get; }

    /// <summary>The clock that stamps what comes from guests; QEMU's events carry the same.</summary>
    public TimeProvider Time { get; }

    /// <summary>Ends every wait.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Longest time for a guest to boot and fill its memory.</summary>
    public TimeSpan BootLimit { get; private init; }

    /// <summary>Sets a run up.</summary>
    /// <param name="search">Where to look for programs.</param>
    /// <param name="temporary">The system's temporary folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="bootLimit">Longest time for a guest to boot and fill its memory.</param>
    /// <param name="cancellation">Ends every wait.</param>
    /// <exception cref="InvalidInputException">Something is missing or too old, or another run is measuring.</exception>
    public static Bench SetUp(ToolSearch search, string temporary, TimeProvider time, TimeSpan bootLimit, CancellationToken cancellation)
    {
        FileStream @lock = Lock(Path.Combine(temporary, "placementlab-measure.lock"));
        RunFolder? folder = null;
        try
        {
            folder = new RunFolder(temporary, "/dev/shm");
            return new Bench(search.Find(folder.Path), folder, @lock, time, cancellation) { BootLimit = bootLimit };
        }
        catch
        {
            folder?.Dispose();
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Waits, unless cancelled.</summary>
    public void Pause(TimeSpan time)
    {
        Cancellation.WaitHandle.WaitOne(time);
        Cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Launcher.Dispose();
        Folder.Dispose();
        _lock.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidInputException(
                path, "that another measurement is running", "one at a time, because they would disturb each other", "Wait for its end, or end it.", e);
        }
    }
}
