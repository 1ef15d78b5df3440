using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>
/// All values that one particle can take, with their probabilities: quadrature nodes times bits. Expectations over K particles are sums
/// over K such tables, written without the program machinery.
/// </summary>
/// <param name="Probabilities">[states, batch], live where laws of bits have parameters.</param>
/// <param name="LogJoint">ln p(x, z): [states, batch].</param>
/// <param name="LogProposal">ln q(z): [states, batch].</param>
internal sealed record ParticleTable(Tensor Probabilities, Tensor LogJoint, Tensor LogProposal)
{
    internal Tensor LogWeights => LogJoint - LogProposal;

    /// <summary>𝔼[F(ln w₁, …, ln w_K)], averaged over the batch.</summary>
    internal Tensor Expectation(int count, Func<Tensor, Tensor> function) => Sum(count, function(Joined(LogWeights, count)));

    /// <summary>𝔼[Σₖ w̃ₖ·sₖ] with constant weights w̃ = w/Σ w: the surrogates of [Tucker2019] Appendix E are made of these.</summary>
    internal Tensor Weighted(int count, Tensor perState)
    {
        Tensor weights = Joined(LogWeights, count).StopGradient().Softmax();
        return (this with { Probabilities = Probabilities.StopGradient() }).Sum(count, (weights * Joined(perState, count)).Sum(^1));
    }

    /// <summary>𝔼[F(ln w₁, …, ln w_K)] of each datum.</summary>
    internal Tensor ExpectationOfEach(int count, Func<Tensor, Tensor> function) => SumOfEach(count, function(Joined(LogWeights, count)));

    private Tensor Sum(int count, Tensor values) => SumOfEach(count, values).MeanAll();

    /// <summary>The expectation of a function of the joined values of K particles: [states × …, batch].</summary>
    private Tensor SumOfEach(int count, Tensor values)
    {
        Tensor weighted = values;
        for (int particle = 0; particle < count; particle++)
        {
            weighted *= AlongAxis(Probabilities, particle, count);
        }

        return weighted.SumTo([.. Enumerable.Repeat(1, count), Probabilities.Shape[^1]]).Reshape([Probabilities.Shape[^1]]);
    }

    /// <summary>A value of each of K particles, joined: [states, …, states, batch, K].</summary>
    private static Tensor Joined(Tensor perState, int count)
    {
        int states = perState.Shape[0];
        Shape all = [.. Enumerable.Repeat(states, count), perState.Shape[1], 1];
        var columns = new Tensor[count];
        for (int particle = 0; particle < count; particle++)
        {
            columns[particle] = AlongAxis(perState, particle, count).AppendAxes(1).BroadcastTo(all);
        }

        return Tensor.Concatenate(^1, columns);
    }

    private static Tensor AlongAxis(Tensor perState, int axis, int count)
    {
        int[] sizes = [.. Enumerable.Repeat(1, count), perState.Shape[1]];
        sizes[axis] = perState.Shape[0];
        return perState.Reshape(Shape.Create(sizes));
    }
}
