using PlacementLab.Infrastructure;
using Xunit;

namespace PlacementLab.Tests.Infrastructure;

public sealed class FailureRatesTests
{
    [Fact]
    public void LossOfSplitVm_IsTheDifferenceOfTwoLosses()
    {
        // τ = 1 h, λ_s = 1, λ_d = 2, λ_n(1 − p) = 4·0.25 = 1: (1 − e^(−4)) − (1 − e^(−1)) = 0.9816844 − 0.6321206 = 0.3495638.
        var rates = new FailureRates { SourcePerHour = 1, DestinationPerHour = 2, NetworkPerHour = 4, HealProbability = 0.75 };

        Assert.Equal(0.3495638, rates.LossOfSplitVm(3600), 7);
        Assert.Equal(0, rates.LossOfSplitVm(0));
    }
}
