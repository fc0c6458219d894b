using System.Diagnostics;
using PlacementLab.Testbed.Requirements;
using PlacementLab.Tests.Support;

namespace PlacementLab.Tests.Testbed;

/// <summary>
/// Programs that only act as if they were QEMU and a compiler, in a folder of their own. The emulator answers its control
/// socket, and speaks for a guest, in one of several ways.
/// </summary>
internal sealed class FakeMachineRoom : IDisposable
{
    private const string Emulator =
        """
        #!/usr/bin/perl
        use strict; use IO::Socket::UNIX; use IO::Select; use File::Basename;
        my $line = "@ARGV"; my $dir = dirname($0); $| = 1;
        if ($line =~ /--version/) { print "QEMU emulator version 10.0.2 (fake)\n"; exit 0 }
        open(my $m, '<', "$dir/mode"); my $mode = <$m>; chomp $mode;
        if ($mode eq 'dies') { print STDERR "fake: -machine: unsupported\n"; exit 1 }
        my ($qmp) = $line =~ /-qmp unix:([^, ]+)/; my ($ser) = $line =~ /id=ser,path=(\S+)/; my ($hb) = $line =~ /id=hb,path=(\S+)/;
        my $dst = $line =~ /-incoming/;
        if ($line =~ /mem-path=([^, ]+)/) { open(my $f, '>', $1); truncate($f, 1 << 20); close $f }
        my $s = IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $ser); my $h = IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $hb);
        my $l = IO::Socket::UNIX->new(Type => SOCK_STREAM, Local => $qmp, Listen => 1); my $c = $l->accept; $_->autoflush(1) for ($s, $h, $c);
        print $c qq({"QMP": {"version": {}, "capabilities": ["oob"]}}\n);
        if (!$dst) { print $s "Kernel panic - not syncing: fake\n" if $mode eq 'panics'; print $s "READY fake\n" unless $mode eq 'silent' || $mode eq 'panics' }
        sub event { my ($n, $d) = @_; my $t = time; print $c qq({"event": "$n", "timestamp": {"seconds": $t, "microseconds": 0}, "data": $d}\n) }
        my $sel = IO::Select->new($s, $c); my $stopped = $dst;
        while (1) {
          print $h "x" unless $stopped || $mode eq 'mute';
          for my $r ($sel->can_read(0.005)) {
            my $n = sysread($r, my $in, 65536); exit 0 unless $n;
            if ($r == $s) { for my $q (split //, $in) { print $s ($q eq 'V' ? ($mode eq 'corrupt' ? "V BAD 7\n" : "V ok 7\n") : "C 8\n") } next }
            for my $q (split /\n/, $in) {
              my ($id) = $q =~ /"id":(\d+)/; my ($do) = $q =~ /"execute":"([^"]+)"/; my $out = '{}';
              exit 0 if $do eq 'quit';
              exit 1 if $dst && $mode eq 'destination-dies' && $do eq 'migrate-incoming';
              if ($mode eq 'refuses' && $do eq 'migrate') { print $c qq({"id": $id, "error": {"class": "GenericError", "desc": "fake refusal"}}\n); next }
              if ($mode eq 'hangs' && $do eq 'migrate') { next }
              if ($do eq 'query-dirty-rate') { $out = '{"status": "measured", "dirty-rate": 3}' }
              if ($do eq 'query-migrate') { $out = $dst ? '{"socket-address": [{"type": "inet", "host": "127.0.0.1", "port": "9"}]}'
                : '{"status": "completed", "total-time": 1234, "downtime": 5, "setup-time": 1, "ram": {"transferred": 4104, "normal": 1, "mbps": 1.5}}' }
              if ($do eq 'migrate') { event('STOP', '{}'); event('MIGRATION', '{"status": "completed"}'); $stopped = 1 }
              print $c qq({"id": $id, "return": $out}\n);
              if ($do eq 'migrate-incoming') { event('MIGRATION', '{"status": "completed"}'); event('RESUME', '{}'); $stopped = 0 }
            }
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Sets the room up.</summary>
    /// <param name="mode">
    /// How the emulator behaves: well, dies, silent (no guest gets ready), panics, mute (no heartbeat), corrupt, refuses (to
    /// migrate), hangs (does not answer that), destination-dies.
    /// </param>
    public FakeMachineRoom(string mode)
    {
        Program("qemu-system-x86_64", Emulator);
        Program("gcc", "#!/bin/sh\nwhile [ \"$1\" != -o ]; do shift; done\nprintf program > \"$2\"\n");
        Program("setpriv", "#!/bin/sh\nexit 1\n");
        File.WriteAllText(_folder.File("mode"), mode + "\n");
        File.WriteAllText(_folder.File("vmlinuz-6.1-fake"), "");
        Temporary = Directory.CreateDirectory(_folder.File("t")).FullName;
    }

    /// <summary>Where programs are.</summary>
    public string Folder => _folder.Path;

    /// <summary>A folder for sockets.</summary>
    public string Temporary { get; }

    /// <summary>Finds the fake programs, the kernel included.</summary>
    public ToolSearch Search => new(name => name == "PATH" ? $"{Folder}:/usr/bin:/bin" : null, Folder);

    /// <summary>
    /// Adds or replaces a program. Another process writes it: a file that this one has open for writing is, for a moment, open in every
    /// process that other tests start meanwhile as well, and as long as it is, it cannot be run ("text file busy").
    /// </summary>
    public void Program(string name, string content)
    {
        string path = _folder.File(name);
        File.WriteAllText(path + ".text", content);
        using Process writer = Process.Start("/bin/sh", ["-c", "cat \"$0\" > \"$1\" && chmod 700 \"$1\" && rm \"$0\"", path + ".text", path]);
        writer.WaitForExit();
    }

    /// <summary>Takes a program away.</summary>
    public void Remove(string name) => File.Delete(_folder.File(name));

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
