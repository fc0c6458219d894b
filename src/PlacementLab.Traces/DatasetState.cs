namespace PlacementLab.Traces;

/// <summary>Whether a data set can be used here and now.</summary>
public enum DatasetState
{
    /// <summary>It comes with PlacementLab.</summary>
    Shipped,

    /// <summary>It lies in the folder of public data.</summary>
    Found,

    /// <summary>It can be read, but has to be fetched first.</summary>
    NotFound,

    /// <summary>PlacementLab does not read it yet.</summary>
    NoReaderYet,
}
