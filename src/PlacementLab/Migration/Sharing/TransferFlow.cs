namespace PlacementLab.Migration.Sharing;

/// <summary>A transfer as a flow of one piece.</summary>
internal sealed class TransferFlow(SharedTransfer transfer) : SharedFlow
{
    /// <inheritdoc/>
    protected override FlowPiece FirstPiece(double nowSeconds) => new(transfer.Setup.TotalSeconds, transfer.Size.Bytes);

    /// <inheritdoc/>
    protected override FlowPiece? NextPiece(double pieceSeconds, double nowSeconds) => null;
}
