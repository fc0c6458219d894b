using System.Text.Json;
using PlacementLab.Testbed;
using PlacementLab.Testbed.Qmp;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class QmpClientTests
{
    private static readonly TimeSpan _plenty = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _little = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void CommandIsSentWithItsArgumentsAndItsReplyReturned()
    {
        using var server = new FakeQmpServer(_ => ["""{"id": 2, "return": {"status": "active", "ram": {"remaining": 7}}}"""]);
        using QmpClient client = Connect(server);

        JsonElement reply = client.Execute("migrate", new Dictionary<string, object> { ["uri"] = "tcp:127.0.0.1:1" });

        Assert.Equal("active", reply.GetProperty("status").GetString());
        Assert.Equal("""{"execute":"migrate","id":2,"arguments":{"uri":"tcp:127.0.0.1:1"}}""", Assert.Single(server.Received));
    }

    [Fact]
    public void RepliesAreMatchedByNumberWhateverTheirOrder()
    {
        using var server = new FakeQmpServer(line => line.Contains("\"id\":2", StringComparison.Ordinal)
            ? []
            : ["""{"id": 3, "return": "third"}""", """{"id": 2, "return": "second"}"""]);
        using QmpClient client = Connect(server);

        client.Send("slow");

        Assert.Equal("third", client.Execute("quick").GetString());
    }

    [Fact]
    public void EventsCarryTheirTimeAndReachListenerAndWaiter()
    {
        using var server = new FakeQmpServer(_ =>
        [
            """{"event": "MIGRATION", "timestamp": {"seconds": 1700000000, "microseconds": 250000}, "data": {"status": "active"}}""",
            """{"event": "MIGRATION_PASS", "timestamp": {"seconds": 1700000001, "microseconds": 0}, "data": {"pass": 2}}""",
            """{"event": "STOP", "timestamp": {"seconds": 1700000002, "microseconds": 5}}""",
        ]);
        using QmpClient client = Connect(server);
        var heard = new List<string>();
        client.Listen(e => heard.Add(e.Name));
        client.Send("anything");

        QmpEvent? stop = client.Wait(e => e.Name == "STOP", _plenty, "a stop");

        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1700000002).AddMicroseconds(5), stop?.At);
        Assert.Equal(["active", null, null], client.Events.Select(e => e.MigrationStatus));
        Assert.Equal([null, 2, null], client.Events.Select(e => e.MigrationPass));
        Assert.Equal("MIGRATION", heard[0]);
    }

    [Fact]
    public void RefusalIsQuoted()
    {
        using var server = new FakeQmpServer(_ => ["""{"id": 2, "error": {"class": "GenericError", "desc": "Capability 'x' is unknown"}}"""]);
        using QmpClient client = Connect(server);

        string message = Assert.Throws<TestbedException>(() => client.Execute("migrate-set-capabilities")).Message;

        Assert.StartsWith("src, command migrate-set-capabilities: found QEMU's refusal \"Capability 'x' is unknown\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SilenceEndsAtTheLimit()
    {
        using var server = new FakeQmpServer(_ => []);
        using QmpClient client = Connect(server);

        Assert.Contains("found no reply within", Assert.Throws<TestbedException>(() => client.Execute("query-migrate", null, _little)).Message, StringComparison.Ordinal);
        Assert.Null(client.Wait(e => e.Name == "RESUME", _little, "a resumption"));
    }

    [Fact]
    public void KilledEmulatorEndsEveryWait()
    {
        FakeQmpServer? server = null;
        server = new FakeQmpServer(_ =>
        {
            server!.HangUp();
            return [];
        });
        using QmpClient client = Connect(server);

        Assert.Contains("found that QEMU has ended", Assert.Throws<TestbedException>(() => client.Execute("query-migrate", null, _plenty)).Message, StringComparison.Ordinal);
        Assert.Throws<TestbedException>(() => client.Wait(_ => false, _plenty, "anything"));
        server.Dispose();
    }

    [Fact]
    public void CancellationEndsAWait()
    {
        using var server = new FakeQmpServer(_ => []);
        using var source = new CancellationTokenSource();
        using QmpClient client = Connect(server, source.Token);

        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => client.Execute("query-migrate", null, _plenty));
    }

    [Fact]
    public void EmulatorThatEndedAtItsStartIsReportedWithItsReason()
    {
        string message = Assert.Throws<TestbedException>(() => QmpClient.Connect(
            "/nowhere/qmp", "src", _plenty, () => "exit code 1: no such machine", TestContext.Current.CancellationToken)).Message;

        Assert.StartsWith("src: found QEMU that ended at its start (exit code 1: no such machine)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SocketThatNeverComesEndsAtTheLimit() =>
        Assert.Contains("no control socket within", Assert.Throws<TestbedException>(() => QmpClient.Connect(
            "/nowhere/qmp", "src", _little, () => null, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    private static QmpClient Connect(FakeQmpServer server, CancellationToken? cancellation = null) =>
        QmpClient.Connect(server.Path, "src", _plenty, () => null, cancellation ?? TestContext.Current.CancellationToken);
}
