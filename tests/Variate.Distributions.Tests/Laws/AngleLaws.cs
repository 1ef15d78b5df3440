namespace Variate.Distributions.Tests.Laws;

/// <summary>Von Mises' law, over the turn around its location.</summary>
internal sealed class AngleLaws : ILawRows
{
    private static readonly LawFamily VonMises = new(
        nameof(VonMises),
        static p => new VonMises(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("concentration")])
    {
        Breaks = static p => AroundTheTurn(p[0], p[1]),
        IsPeriodic = true,
    };

    public static IEnumerable<LawRow> Rows =>
    [
        VonMises.At(0.3, 0.01),
        VonMises.At(-2, 1.5),
        VonMises.At(1, 50),
        VonMises.At(0.5, 1e4),
    ];

    private static double[] AroundTheTurn(double location, double concentration)
    {
        double reach = Math.Min(2, 6 / Math.Sqrt(concentration));
        return [location - Math.PI, location - reach, location, location + reach, location + Math.PI];
    }
}
