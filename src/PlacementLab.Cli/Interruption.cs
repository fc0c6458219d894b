using System.Runtime.InteropServices;

namespace PlacementLab.Cli;

/// <summary>
/// Turns Ctrl-C and a request to terminate (SIGINT, SIGTERM) into a cancellation, so that a command ends by itself and leaves a
/// record. Who asks again a second later or more ends the process at once; an earlier repetition is the same request, as when
/// both a wrapper and the terminal pass it on.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan _sameRequest = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _time;
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Lock _lock = new();
    private long? _first;

    /// <summary>Starts listening.</summary>
    /// <param name="time">Tells how long ago the first request was.</param>
    public Interruption(TimeProvider time)
    {
        _time = time;
        _registrations = [Listen(PosixSignal.SIGINT), Listen(PosixSignal.SIGTERM)];
    }

    /// <summary>Cancelled at the first request.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Takes a request.</summary>
    /// <returns>Whether the command may end by itself; false if the process shall end at once.</returns>
    public bool Request()
    {
        lock (_lock)
        {
            if (_first is { } first && _time.GetElapsedTime(first) >= _sameRequest)
            {
                return false;
            }

            _first ??= _time.GetTimestamp();
        }

        _source.Cancel();
        return true;
    }

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal) =>
        PosixSignalRegistration.Create(signal, context => context.Cancel = Request());
}
