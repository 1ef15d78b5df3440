namespace Variate.Estimators.Tests.RaoBlackwell;

/// <summary>A discrete random number, by its values and their probabilities: moments without sampling.</summary>
internal sealed record RandomTerm(IReadOnlyList<(double Value, double Probability)> Outcomes)
{
    internal double Mean => Outcomes.Sum(static outcome => outcome.Probability * outcome.Value);

    internal double Variance => CentralMoment(2);

    internal double CentralMoment(int order)
    {
        double mean = Mean;
        return Outcomes.Sum(outcome => outcome.Probability * Math.Pow(outcome.Value - mean, order));
    }

    /// <summary>The fourth central moment of a sum of independent terms.</summary>
    internal static double FourthMomentOfSum(IReadOnlyList<RandomTerm> terms)
    {
        double total = terms.Sum(static term => term.Variance);
        return terms.Sum(term => term.CentralMoment(4) + (3 * term.Variance * (total - term.Variance)));
    }
}
