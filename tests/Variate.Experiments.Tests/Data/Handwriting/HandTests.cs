using Variate.Experiments.Data.Handwriting;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Data.Handwriting;

public sealed class HandTests
{
    [Fact]
    public void Spread_ManyDraws_HaveMeanZeroVarianceOneAndStayWithinThree()
    {
        const int Draws = 20_000;
        var key = RandomKey.FromSeed(5);

        double[] draws = [.. Enumerable.Range(0, Draws).Select(index => (double)Hand.Spread(key, index))];

        // The fourth moment of a sum of three uniforms scaled to variance 1 is 2.6, so var(x²) = 1.6.
        Assert.InRange(draws.Average(), -5 / Math.Sqrt(Draws), 5 / Math.Sqrt(Draws));
        Assert.InRange(draws.Average(draw => draw * draw) - 1, -5 * Math.Sqrt(1.6 / Draws), 5 * Math.Sqrt(1.6 / Draws));
        Assert.All(draws, draw => Assert.InRange(draw, -3, 3));
    }

    [Fact]
    public void Draw_AnyKey_KeepsEveryMeasureUsable()
    {
        for (ulong index = 0; index < 2_000; index++)
        {
            var hand = Hand.Draw(RandomKey.FromSeed(index));

            Assert.InRange(hand.Radius, 0.5f, 2);
            Assert.InRange(hand.Stretch, 0.6f, 1.6f);
            Assert.InRange(hand.Extent, 17, 23);
        }
    }
}
