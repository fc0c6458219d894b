namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// How hosts share their MIPS: each VM gets what it asks for, up to one core, while there is enough; then all get the same part,
/// in whole MIPS. A VM that migrates away gets 90 % of that, one that is coming 10 %.
/// </summary>
internal sealed class HostShares
{
    private readonly CloudSimFleet _fleet;
    private readonly HostVms _lists;
    private readonly RequestTable _tables;
    private readonly CloudSimSwitches _switches;
    private readonly double[] _request;
    private readonly bool[] _isMigrating;
    private double[] _granted = [];

    /// <summary>Creates the shares of idle hosts.</summary>
    public HostShares(CloudSimFleet fleet, HostVms lists, RequestTable tables, (double[] RequestMips, bool[] IsMigrating) vms, CloudSimSwitches switches)
    {
        _fleet = fleet;
        _lists = lists;
        _tables = tables;
        _request = vms.RequestMips;
        _isMigrating = vms.IsMigrating;
        _switches = switches;
        Available = [.. fleet.HostMips];
        Sum = new double[fleet.HostCount];
        IsSettled = new bool[fleet.HostCount];
    }

    /// <summary>The lists of VMs.</summary>
    public HostVms Lists => _lists;

    /// <summary>MIPS that a host has left, by host.</summary>
    public double[] Available { get; }

    /// <summary>MIPS that a host's VMs got, added in list order, by host. Valid where no VM migrates.</summary>
    public double[] Sum { get; }

    /// <summary>
    /// Whether the shares of a host are those that a trial (a VM comes and leaves again) would leave behind, and the trial
    /// would not let its table grow, by host.
    /// </summary>
    public bool[] IsSettled { get; }

    /// <summary>Forgets all shares of a host and gives anew in list order.</summary>
    /// <returns>MIPS that each VM got, in list order. Valid until the next call.</returns>
    public ReadOnlySpan<double> Refresh(int host)
    {
        ReadOnlySpan<int> vms = _lists.Of(host);
        ReadOnlySpan<bool> incoming = _lists.IncomingOf(host);
        Span<double> granted = Row(vms.Length);
        double core = _fleet.CoreMips[host];
        double available = _fleet.HostMips[host];
        IsSettled[host] = false;
        _tables.Refill(host, vms);
        for (int i = 0; i < vms.Length; i++)
        {
            double given = Least(_request[vms[i]], core);
            double booked = given;
            if (incoming[i])
            {
                given *= 0.1;
                booked = given;
            }
            else if (_isMigrating[vms[i]])
            {
                given *= 0.9;
                booked = _switches.RebalanceShares ? given : booked;
            }

            if (!(available >= booked))
            {
                return Scale(host);
            }

            granted[i] = given;
            available -= booked;
        }

        Available[host] = available;
        return granted;
    }

    /// <summary>Gives to a VM that comes last to a host, on which no VM migrates, and puts it into the list.</summary>
    public void Create(int host, int vm)
    {
        _tables.Insert(host, _lists.Of(host), vm);
        _lists.Append(host, vm, incoming: false);
        IsSettled[host] = false;
        double given = Least(_request[vm], _fleet.CoreMips[host]);
        if (Available[host] >= given)
        {
            Available[host] -= given;
            Sum[host] += given;
        }
        else
        {
            Sum[host] = Add(Scale(host));
        }
    }

    /// <summary>What a trial with a VM leaves behind: a larger table perhaps, and shares given in the order of the table.</summary>
    public void Try(int host, int vm)
    {
        _tables.Insert(host, _lists.Of(host), vm);
        Settle(host);
    }

    /// <summary>Gives anew in the order of the table, as after a VM has left. No VM migrates.</summary>
    public void Settle(int host)
    {
        ReadOnlySpan<int> vms = _lists.Of(host);
        Span<double> granted = Row(vms.Length);
        double core = _fleet.CoreMips[host];
        double available = _fleet.HostMips[host];
        bool isEnough = true;
        foreach (int i in _tables.Order(host, vms))
        {
            double given = Least(_request[vms[i]], core);
            if (!(available >= given))
            {
                isEnough = false;
                break;
            }

            granted[i] = given;
            available -= given;
        }

        Available[host] = available;
        Sum[host] = Add(isEnough ? granted : Scale(host));
        IsSettled[host] = !_tables.MayGrow(host, vms);
    }

    private static double Add(ReadOnlySpan<double> granted)
    {
        double sum = 0;
        foreach (double given in granted)
        {
            sum += given;
        }

        return sum;
    }

    /// <summary>Shares an overbooked host: all VMs get the same part of what they ask for.</summary>
    private ReadOnlySpan<double> Scale(int host)
    {
        ReadOnlySpan<int> vms = _lists.Of(host);
        ReadOnlySpan<bool> incoming = _lists.IncomingOf(host);
        Span<double> granted = Row(vms.Length);
        double core = _fleet.CoreMips[host];
        double sum = 0;
        foreach (int i in _tables.Order(host, vms))
        {
            double asked = Least(_request[vms[i]], core);
            bool isLeaving = _isMigrating[vms[i]] && !incoming[i];
            sum += incoming[i] ? asked * 0.1 : isLeaving && _switches.RebalanceShares ? asked * 0.9 : asked;
        }

        double part = _fleet.HostMips[host] / sum;
        for (int i = 0; i < vms.Length; i++)
        {
            double asked = Least(_request[vms[i]], core);
            double given = incoming[i] ? asked * 0.1 * part : _isMigrating[vms[i]] ? asked * part * 0.9 : asked * part;
            granted[i] = _switches.NoRounding ? given : Math.Floor(given);
        }

        Available[host] = 0;
        return granted;
    }

    private static double Least(double asked, double core) => asked > core ? core : asked;

    private Span<double> Row(int length)
    {
        if (_granted.Length < length)
        {
            _granted = new double[length * 2];
        }

        return new Span<double>(_granted, 0, length);
    }
}
