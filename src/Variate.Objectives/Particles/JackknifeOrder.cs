namespace Variate.Objectives;

/// <summary>The function of the jackknife of an order.</summary>
internal static class JackknifeOrder
{
    internal static ParticleFunction Of(int order) => order switch
    {
        1 => new JackknifeFunction(),
        2 => new SecondJackknifeFunction(),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Expected the order 1 or 2."),
    };
}
