namespace PlacementLab.Tests.Traces.Plans;

/// <summary>A plan file as a person would write it: VM alpha (400 MB) goes from h1 to h2 at 100 MB/s in 4 s.</summary>
internal static class HandWrittenPlan
{
    public const string Json =
        """
        {
          "format": "placementlab-plan",
          "version": 1,
          "resources": [
            { "name": "cpu", "unit": "MIPS", "transient": false },
            { "name": "memory", "unit": "B", "transient": true }
          ],
          "hostTypes": [
            {
              "name": "small", "cpuMips": 1000, "memoryBytes": 1000000000, "nicBytesPerSecond": 125000000,
              "powerWatts": [100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110]
            }
          ],
          "hosts": [
            { "name": "h1", "type": "small", "rack": 0, "capacity": { "cpu": 1000, "memory": 1000000000 } },
            { "name": "h2", "type": "small", "rack": 0, "capacity": { "cpu": 1000, "memory": 1000000000 } }
          ],
          "network": {
            "hostsPerRack": 20, "rackUplinkBytesPerSecond": 1250000000, "coreBytesPerSecond": 5000000000, "reservedShare": 0.2
          },
          "vmTypes": [{ "name": "medium", "cpuMips": 500, "memoryBytes": 500000000 }],
          "vms": [
            { "name": "alpha", "type": "medium", "usage": { "cpu": 300, "memory": 400000000 }, "initialHost": "h1", "targetHost": "h2" },
            { "name": "beta", "type": "medium", "usage": { "cpu": 100, "memory": 200000000 }, "initialHost": "h1", "targetHost": "h1" }
          ],
          "limits": { "maxConcurrentPerHost": 2, "maxConcurrent": null, "deadlineSeconds": 10, "minimumBandwidthShare": 0.25 },
          "migrations": [
            {
              "vm": "alpha", "from": "h1", "to": "h2", "scheme": "stop-and-copy",
              "startSeconds": 0, "endSeconds": 4.0, "bandwidthBytesPerSecond": 100000000, "bypass": false,
              "estimate": {
                "totalSeconds": 4, "resumeSeconds": 4, "downtimeSeconds": 4, "trafficBytes": 400000000, "rounds": 0,
                "converged": true, "slowdownSeconds": 0, "energyJoules": 12.5, "residualRisk": 0.001
              }
            }
          ],
          "unplanned": []
        }
        """;
}
