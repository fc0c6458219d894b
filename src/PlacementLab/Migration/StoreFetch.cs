namespace PlacementLab.Migration;

/// <summary>How a suspended VM's memory comes back from the store.</summary>
public enum StoreFetch
{
    /// <summary>All of it before the resume.</summary>
    Full,

    /// <summary>The first working set before the resume, the rest lazily afterwards and on demand.</summary>
    Demand,
}
