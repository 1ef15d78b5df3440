using Variate.Tensors;
using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Latents of bits, given the bits.</summary>
internal sealed class ConditionalLaws : ILawRows
{
    public static IEnumerable<LawRow> Rows =>
    [
        Given(1).At(0.3),
        Given(1).At(-6),
        Given(0).At(0.3),
        Given(0).At(7),
    ];

    private static LawFamily Given(int bit) => new(
        FormattableString.Invariant($"{nameof(ConditionalLogistic)} given {bit}"),
        p => new ConditionalLogistic(p[0], Tensor.Full([], bit, p[0])),
        [new LawParameter("logits")])
    {
        Breaks = p => bit == 1 ? [0, 1 + Math.Max(p[0], 0), 4 + Math.Max(p[0], 0), PositiveInfinity] : [NegativeInfinity, Math.Min(p[0], 0) - 4, Math.Min(p[0], 0) - 1, 0],
    };
}
