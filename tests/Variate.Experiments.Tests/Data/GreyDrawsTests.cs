using Variate.Experiments.Data;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Data;

public sealed class GreyDrawsTests
{
    [Fact]
    public void IsInk_InAnyOrder_IsTheSameDraw()
    {
        var key = RandomKey.FromSeed(3);
        var forwards = new GreyDraws(key);
        var backwards = new GreyDraws(key);

        bool[] first = [.. Enumerable.Range(0, 100).Select(pixel => forwards.IsInk(100, pixel))];
        bool[] second = [.. Enumerable.Range(0, 100).Reverse().Select(pixel => backwards.IsInk(100, pixel)).Reverse()];

        Assert.Equal(first, second);
    }

    // A tie of the first digit comes once in 256 draws: too seldom for the frequencies of a batch to show a bias there.
    [Fact]
    public void IsInk_WhereTheFirstDigitTies_HasTheGreyValueAsItsProbability()
    {
        const byte Grey = 200;
        var key = RandomKey.FromSeed(11);
        var draws = new GreyDraws(key);
        int ties = 0;
        int ink = 0;

        for (int pixel = 0; pixel < 400_000; pixel++)
        {
            if ((byte)(key.Bits((ulong)pixel / 4) >> (8 * (pixel % 4))) == Grey)
            {
                ties++;
                ink += draws.IsInk(Grey, pixel) ? 1 : 0;
            }
        }

        double deviation = Math.Sqrt(ties * (200 / 255.0) * (55 / 255.0));
        Assert.InRange(ties, 1_300, 1_900);
        Assert.InRange(ink - (ties * 200 / 255.0), -5 * deviation, 5 * deviation);
    }
}
