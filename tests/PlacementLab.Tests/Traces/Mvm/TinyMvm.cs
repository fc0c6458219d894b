namespace PlacementLab.Tests.Traces.Mvm;

/// <summary>
/// A small instance: four nodes, three VMs. Node 0 holds VMs 10 (2,000 MB) and 11, node 2 holds VM 12 (2,000 MB); as published 10 goes to
/// node 2 and then 12 to node 0, though there is room for both at once.
/// </summary>
internal static class TinyMvm
{
    public const string Text =
        """
        {
          "origin": {
            "mapping": {
              "readyVMs": [],
              "onlineNodes": {
                "0": { "sleepingVMs": [], "runningVMs": [11, 10] },
                "1": { "sleepingVMs": [], "runningVMs": [] },
                "2": { "sleepingVMs": [], "runningVMs": [12] },
                "3": { "sleepingVMs": [], "runningVMs": [] }
              },
              "offlineNodes": []
            },
            "attributes": {
              "nodes": {},
              "vms": {
                "10": { "memUsed": 2000, "maxDirtySize": 96, "maxDirtyDuration": 2, "dirtyRate": 2.0 },
                "11": { "memUsed": 3000 },
                "12": { "memUsed": 2000, "maxDirtySize": 96, "maxDirtyDuration": 2, "dirtyRate": 2.0 }
              }
            },
            "views": [
              { "id": "shareableResource", "rcId": "mem", "defCapacity": 0, "defConsumption": 0, "nodes": { "0": 8, "1": 6, "2": 6, "3": 6 }, "vms": { "10": 2, "11": 3, "12": 2 } }
            ]
          },
          "constraints": [],
          "actions": [
            { "id": "migrateVM", "vm": 10, "from": 0, "to": 2, "start": 0, "end": 51, "bw": 500 },
            { "id": "migrateVM", "vm": 12, "from": 2, "to": 0, "start": 51, "end": 102, "bw": 500 }
          ]
        }
        """;
}
