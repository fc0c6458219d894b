namespace PlacementLab.Figures.Drawing;

/// <summary>Letters of panels: a to z, then aa, ab and so on.</summary>
internal static class PanelLetter
{
    private const int Letters = 26;

    /// <summary>The letter of a panel.</summary>
    /// <param name="index">Its number, from 0.</param>
    public static string Of(int index) => (index < Letters ? "" : Of((index / Letters) - 1)) + (char)('a' + (index % Letters));
}
