namespace PlacementLab.Migration.WideArea;

/// <summary>How clients find a VM that has moved.</summary>
public enum RedirectionKind
{
    /// <summary>Both hosts are in one layer-2 network: the destination announces the address (ARP), switches learn it at once.</summary>
    SameNetwork,

    /// <summary>Traffic reaches the VM through a tunnel or an overlay whose end point is moved.</summary>
    Tunnel,

    /// <summary>The VM gets a new address and its name is changed: clients follow when their cached record expires.</summary>
    Dns,
}
